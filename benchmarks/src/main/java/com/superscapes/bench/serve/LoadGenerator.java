package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The process of the clients: takes a {@link LoadPlan} on standard input, prints {@link LoadFigures}, both JSON. */
final class LoadGenerator {

    private LoadGenerator() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        System.out.println(json.writeValueAsString(run(json.readValue(System.in, LoadPlan.class))));
    }

    /** Loads the server as planned. */
    static LoadFigures run(LoadPlan plan) throws IOException, InterruptedException {
        SocketFactory sockets = Wire.sockets(plan.caPem());
        AtomicReference<@Nullable String> firstError = new AtomicReference<>();
        List<LoadClient> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (List<String> requests : plan.clients()) {
            LoadClient client = new LoadClient(plan, sockets, requests, firstError);
            clients.add(client);
            threads.add(Thread.ofPlatform().start(client));
        }
        pass(Duration.ofSeconds(plan.warmUp()));
        long cpu = cpu();
        long start = System.nanoTime();
        clients.forEach(LoadClient::count);
        pass(Duration.ofSeconds(plan.seconds()));
        clients.forEach(LoadClient::end);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        for (Thread thread : threads) {
            thread.join();
        }
        Histogram all = new Histogram(3);
        clients.forEach(client -> all.add(client.nanos()));
        long errors = clients.stream().mapToLong(LoadClient::errors).sum();
        return LoadFigures.of(all, seconds, errors, firstError.get(), cpuSeconds);
    }

    /** Lets the time pass that is measured: nobody counts it down. */
    static void pass(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
