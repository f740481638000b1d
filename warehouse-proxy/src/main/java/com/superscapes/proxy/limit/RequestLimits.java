package com.superscapes.proxy.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;

/** Requests per second for each user, and for each address that isn't signed in. */
public final class RequestLimits {

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10)).build();
    private final int perSecond;
    private final int burst;

    public RequestLimits(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** @throws ApiException too many requests */
    public void take(String who) {
        Bucket bucket = Objects.requireNonNull(buckets.get(who, key -> bucket()));
        if (!bucket.tryConsume(1)) {
            throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, "Too many requests. Try again in a second.", null);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }
}
