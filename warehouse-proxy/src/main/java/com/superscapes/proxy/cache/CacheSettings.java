package com.superscapes.proxy.cache;

import java.time.Duration;

/**
 * How much is kept, and for how long.
 *
 * @param megabytes    of answers; 0 keeps none
 * @param fresh        how old an answer may be that is given as if it were read now
 * @param stale        how old one may be that is given, labelled, while the warehouse can't be reached
 * @param versionKnown how long the data's version is believed to be the one last asked for
 */
public record CacheSettings(int megabytes, Duration fresh, Duration stale, Duration versionKnown) {

    /** 64 MB, 5 minutes, an hour, a second. */
    public static final CacheSettings STANDARD = new CacheSettings(64, Duration.ofMinutes(5), Duration.ofHours(1),
            Duration.ofSeconds(1));

    /** Nothing is kept. */
    public static final CacheSettings NONE = new CacheSettings(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** The same with the version asked for at every answer. */
    public CacheSettings checkedEachTime() {
        return new CacheSettings(megabytes, fresh, stale, Duration.ZERO);
    }
}
