package com.superscapes.desktop.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets only the last question be answered: starting one cancels the one before. */
public final class Latest {

    private final Tasks tasks;
    private @Nullable Work running;

    Latest(Tasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link Tasks#start}, dropping whatever this object started before. */
    public <T> void start(String name, Callable<T> work, Consumer<T> answer, Consumer<Exception> failure) {
        cancel();
        running = tasks.start(name, work, answer, failure);
    }

    /** Drops the work under way, if any. */
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }
}
