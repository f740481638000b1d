package com.superscapes.bench.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One client: sends its requests in turn over one connection, each when the answer to the last has come. */
final class LoadClient implements Runnable {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final LoadPlan plan;
    private final SocketFactory sockets;
    private final List<byte[]> requests;
    private final AtomicReference<@Nullable String> firstError;
    private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    private volatile boolean counting;
    private volatile boolean over;
    private long errors;

    LoadClient(LoadPlan plan, SocketFactory sockets, List<String> requests,
            AtomicReference<@Nullable String> firstError) {
        this.plan = plan;
        this.sockets = sockets;
        this.requests = requests.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        this.firstError = firstError;
    }

    /** From now on requests count. */
    void count() {
        counting = true;
    }

    /** No further request is begun. */
    void end() {
        over = true;
    }

    Histogram nanos() {
        return nanos;
    }

    long errors() {
        return errors;
    }

    @Override
    public void run() {
        int next = 0;
        while (!over) {
            try (Wire wire = new Wire(sockets, plan.host(), plan.port())) {
                while (!over) {
                    one(wire, requests.get(next++ % requests.size()));
                }
            } catch (IOException lost) {
                failed(lost.toString());
            }
        }
    }

    private void one(Wire wire, byte[] request) throws IOException {
        long start = System.nanoTime();
        Wire.Reply reply = wire.send(request);
        long took = System.nanoTime() - start;
        String text = new String(reply.body(), StandardCharsets.ISO_8859_1);
        boolean right = reply.status() == 200 && text.contains(plan.mustContain())
                && (plan.mustNot().isEmpty() || !text.contains(plan.mustNot()));
        if (!right) {
            failed(reply.status() + " " + reply.text());
        } else if (counting && !over) {
            nanos.recordValue(Math.min(took, LONGEST_NANOS));
        }
    }

    // An error in the warm-up is an error too.
    private void failed(String why) {
        errors++;
        firstError.compareAndSet(null, why.substring(0, Math.min(300, why.length())));
    }
}
