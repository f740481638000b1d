package com.superscapes.proxy.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What an operator watches: how full each lane is, what it turned away, whether its breaker is open. */
public final class LaneMetrics {

    private LaneMetrics() {
    }

    /** Adds a lane. */
    public static void add(MeterRegistry meters, Lane lane) {
        Gauge.builder("lane.busy", lane, Lane::busy).tag("lane", lane.name())
                .description("Connections at work").register(meters);
        Gauge.builder("lane.waiting", lane, Lane::waiting).tag("lane", lane.name())
                .description("Requests waiting for a connection").register(meters);
        FunctionCounter.builder("lane.refused", lane, Lane::refused).tag("lane", lane.name())
                .description("Requests turned away, busy or breaker open").register(meters);
        Gauge.builder("lane.breaker.open", lane, one -> one.open() ? 1 : 0).tag("lane", lane.name())
                .description("1 while the circuit breaker refuses or probes").register(meters);
    }

    /** Adds second tries. */
    public static void add(MeterRegistry meters, Retries retries) {
        FunctionCounter.builder("lane.retries", retries, Retries::tried)
                .description("Readings tried a second time").register(meters);
    }
}
