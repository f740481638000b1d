package com.superscapes.sync.progress;

/** Hears what a run is doing; called on the run's thread, so it must be quick. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = progress -> {
    };

    void on(Progress progress);
}
