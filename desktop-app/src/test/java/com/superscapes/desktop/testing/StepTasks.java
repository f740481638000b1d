package com.superscapes.desktop.testing;

import com.superscapes.desktop.task.Activity;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.task.Work;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work done on the calling thread: at once, or held until the test lets it go. */
public final class StepTasks implements Tasks {

    private final Activity activity = new Activity();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    public void hold() {
        holding = true;
    }

    /** Ends the newest piece of work that was held, so that answers come out of order. */
    public void releaseNewest() {
        held.removeLast().run();
    }

    public void releaseOldest() {
        held.removeFirst().run();
    }

    @Override
    public <T> Work start(String name, Callable<T> work, Consumer<T> answer, Consumer<Exception> failure) {
        boolean[] cancelled = {false};
        Runnable step = () -> {
            if (cancelled[0]) {
                return;
            }
            T result;
            try {
                result = work.call();
            } catch (Exception failed) {
                failure.accept(failed);
                return;
            }
            answer.accept(result);
        };
        if (holding) {
            held.add(step);
        } else {
            step.run();
        }
        return new Work() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Instant startedAt() {
                return Instant.EPOCH;
            }

            @Override
            public void cancel() {
                cancelled[0] = true;
            }
        };
    }

    @Override
    public void report(Runnable progress) {
        progress.run();
    }

    @Override
    public Activity activity() {
        return activity;
    }
}
