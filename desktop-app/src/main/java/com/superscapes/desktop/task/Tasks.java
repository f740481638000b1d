package com.superscapes.desktop.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The one way to do work away from the screen. Called on the screen's thread, which also gets the answer or the failure; a
 * failure is always logged.
 */
public interface Tasks {

    /**
     * Starts work.
     *
     * @param name what is being done, in words a user reads when it takes long
     * @return a handle to follow and cancel it; a cancelled task answers nobody
     */
    <T> Work start(String name, Callable<T> work, Consumer<T> answer, Consumer<Exception> failure);

    /** Work in which a newer question makes the answer to an older one worthless. */
    default Latest latest() {
        return new Latest(this);
    }

    /** Has the screen's thread do something while work goes on; called from the work. */
    void report(Runnable progress);

    /** What is running now. */
    Activity activity();
}
