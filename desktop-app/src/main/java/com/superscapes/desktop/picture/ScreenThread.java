package com.superscapes.desktop.picture;

import com.superscapes.desktop.task.Work;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** Runs on the screen's thread and waits for it: by what happens there, never by the clock. */
final class ScreenThread {

    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int PULSES = 4;

    private ScreenThread() {
    }

    /** Starts the toolkit, unless it runs already. */
    static void start() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException runsAlready) {
            started.complete(null);
        }
        wait(started, "the toolkit");
        Platform.setImplicitExit(false);
    }

    static <T> T call(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception failed) {
                answer.completeExceptionally(failed);
            }
        });
        return wait(answer, "the screen");
    }

    /** Waits until nothing is under way any more. */
    static void untilIdle(ObservableList<Work> running) {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        Subscription[] subscription = {Subscription.EMPTY};
        Platform.runLater(() -> {
            Runnable check = () -> Platform.runLater(() -> {
                if (running.isEmpty()) {
                    idle.complete(null);
                }
            });
            subscription[0] = running.subscribe(check);
            check.run();
        });
        wait(idle, "the figures");
        Platform.runLater(() -> subscription[0].unsubscribe());
    }

    /** Waits until there is a text. */
    static void untilSaid(ReadOnlyStringProperty text) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        Subscription subscription = call(() -> text.subscribe(now -> {
            if (!now.isEmpty()) {
                said.complete(null);
            }
        }));
        wait(said, "the text");
        Platform.runLater(subscription::unsubscribe);
    }

    /** Waits until the screen has been laid out and drawn a few times. */
    static void untilDrawn() {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {

            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == PULSES) {
                    stop();
                    drawn.complete(null);
                }
            }
        }.start());
        wait(drawn, "the picture");
    }

    private static <T> T wait(CompletableFuture<T> future, String what) {
        try {
            return future.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(what + " took too long", late);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(what + " failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for " + what, stopped);
        }
    }
}
