package com.superscapes.desktop.task;

import java.time.Instant;

/** One piece of work under way. */
public interface Work {

    /** In words. */
    String name();

    /** UTC. */
    Instant startedAt();

    /** Stops it if it can be stopped; its answer and failure are dropped in any case. */
    void cancel();
}
