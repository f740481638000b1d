package com.superscapes.proxy.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** A balancer of connections in turn, to whichever of its servers says that it is ready; it asks every tenth of a second. */
public final class Balancer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<Integer> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private volatile List<Integer> ready = List.of();

    /** @param isReady whether the server on a port takes requests */
    public Balancer(IntPredicate isReady) throws IOException {
        looks.scheduleWithFixedDelay(() -> ready = servers.stream().filter(isReady::test).toList(), 0, 100,
                TimeUnit.MILLISECONDS);
        Thread.ofPlatform().daemon().name("balancer").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void add(int server) {
        servers.add(server);
    }

    public List<Integer> ready() {
        return ready;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                List<Integer> now = ready;
                Socket server = new Socket(InetAddress.getLoopbackAddress(),
                        now.get(Math.floorMod(turn.getAndIncrement(), now.size())));
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException | IndexOutOfBoundsException | ArithmeticException noServer) {
                continue; // the client sees its connection fail
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            return; // the other direction has ended it
        }
    }

    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        door.close();
    }
}
