package com.superscapes.proxy.drain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether the server is on its way out, and what still runs. */
public final class Drain {

    private boolean begun;
    private int running;

    /** From now on it is not ready. */
    public synchronized void begin() {
        begun = true;
    }

    /** True once the server is on its way out. */
    public synchronized boolean begun() {
        return begun;
    }

    /** A request begins. */
    public synchronized void enter() {
        running++;
    }

    /** A request has been answered. */
    public synchronized void leave() {
        running--;
        notifyAll();
    }

    /** Waits until no request runs, and returns how many still do when the time is up. */
    public synchronized int awaitIdle(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
        return running;
    }
}
