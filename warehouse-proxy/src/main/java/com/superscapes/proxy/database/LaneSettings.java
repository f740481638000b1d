package com.superscapes.proxy.database;

import java.time.Duration;

/**
 * How much of the database one kind of work may use.
 *
 * @param name        for metrics and the database's list of connections
 * @param connections kept open, as many as may work at once
 * @param queue       how many more may wait for one, a second at most
 * @param timeout     of one statement
 */
public record LaneSettings(String name, int connections, int queue, Duration timeout) {

    private static final Duration NETWORK = Duration.ofSeconds(10);

    public LaneSettings {
        if (connections < 1 || queue < 0 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The lane " + name + " needs a connection, a queue of 0 or more and a time-out.");
        }
    }

    /** The same with as many connections. */
    public LaneSettings withConnections(int count) {
        return new LaneSettings(name, count, queue, timeout);
    }

    /** The same with a queue of that length. */
    public LaneSettings withQueue(int length) {
        return new LaneSettings(name, connections, length, timeout);
    }

    /** The same with another time-out. */
    public LaneSettings withTimeout(Duration other) {
        return new LaneSettings(name, connections, queue, other);
    }

    /** How long an answer of the database is waited for: Postgres ends a statement first, unless the network is gone. */
    Duration socketTimeout() {
        return timeout.plus(NETWORK);
    }
}
