package com.superscapes.proxy.limit;

/**
 * How much one user may ask for.
 *
 * @param perSecond      requests, refilled evenly
 * @param burst          requests at once after a rest
 * @param atOnce         requests in work
 * @param exportsAtOnce  exports in work
 * @param exportsPerHour exports begun
 */
public record LimitRules(int perSecond, int burst, int atOnce, int exportsAtOnce, int exportsPerHour) {

    /** More than anybody asks for by hand. */
    public static final LimitRules STANDARD = new LimitRules(20, 40, 6, 1, 30);

    public LimitRules {
        if (Math.min(Math.min(perSecond, burst), Math.min(atOnce, Math.min(exportsAtOnce, exportsPerHour))) < 1) {
            throw new IllegalArgumentException("Every limit must be at least 1.");
        }
    }

    /** The same with as many requests per second, and twice that in a burst. */
    public LimitRules withPerSecond(int count) {
        return new LimitRules(count, 2 * count, atOnce, exportsAtOnce, exportsPerHour);
    }

    /** The same with as many requests of one user in work. */
    public LimitRules withAtOnce(int count) {
        return new LimitRules(perSecond, burst, count, exportsAtOnce, exportsPerHour);
    }

    /** The same with as many exports an hour. */
    public LimitRules withExportsPerHour(int count) {
        return new LimitRules(perSecond, burst, atOnce, exportsAtOnce, count);
    }
}
