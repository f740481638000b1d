package com.superscapes.proxy.drain;

import java.time.Duration;

/**
 * How a server that is told to stop leaves.
 *
 * @param serving   how long it serves on while it says that it isn't ready, for load balancers to see that
 * @param finishing how long requests that run by then may take to end
 */
public record DrainRules(Duration serving, Duration finishing) {

    /** Behind a load balancer that asks every few seconds. */
    public static final DrainRules BALANCED = new DrainRules(Duration.ofSeconds(10), Duration.ofSeconds(25));

    /** Nobody else could take over. */
    public static final DrainRules ALONE = new DrainRules(Duration.ZERO, Duration.ofSeconds(25));
}
