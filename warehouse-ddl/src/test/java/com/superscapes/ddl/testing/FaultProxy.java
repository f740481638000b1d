package com.superscapes.ddl.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A network between a client and a server on this machine that can be slow, fall silent or break; faults concern answers. */
public final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;

    private final ServerSocket door;
    private volatile int target;
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long answered;
    private long silentAfter = Long.MAX_VALUE;
    private long brokenAfter = Long.MAX_VALUE;
    private long cutEvery = Long.MAX_VALUE;
    private long bytesPerSecond = Long.MAX_VALUE;
    private Duration latency = Duration.ZERO;
    private Duration closesLate = Duration.ZERO;
    private boolean resetting;
    private boolean silent;
    private int mended;

    private FaultProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** Listens on a free port of the loopback address. @param target the server's port there */
    public static FaultProxy to(int target) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofPlatform().daemon().name("proxy-accept").start(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Connections to come go to another server. */
    public void leadTo(int port) {
        target = port;
    }

    /** Bytes of answers so far, whether they passed or not. */
    public synchronized long answeredBytes() {
        return answered;
    }

    /** From this many more bytes of answers on, nothing passes any more, and nobody is told. */
    public synchronized void silentAfter(long bytes) {
        silentAfter = answered + bytes;
    }

    /** At this many more bytes of answers every connection is cut, once. */
    public synchronized void brokenAfter(long bytes) {
        brokenAfter = answered + bytes;
    }

    /** Each connection is cut, without a word, after this many bytes of answers. */
    public synchronized void cutEvery(long bytes) {
        cutEvery = bytes;
    }

    /** Every piece of an answer is late. */
    public synchronized void lateBy(Duration by) {
        latency = by;
    }

    /** Answers trickle, in pieces of a tenth of a second. */
    public synchronized void slowedTo(long bytesASecond) {
        bytesPerSecond = bytesASecond;
    }

    /** The end of a connection is told late. */
    public synchronized void closesLateBy(Duration by) {
        closesLate = by;
    }

    /** Every connection, open or new, is reset. */
    public synchronized void reset() {
        resetting = true;
        cut();
    }

    /** As good as new. Connections that fell silent are cut. */
    public synchronized void mend() {
        silentAfter = Long.MAX_VALUE;
        brokenAfter = Long.MAX_VALUE;
        cutEvery = Long.MAX_VALUE;
        bytesPerSecond = Long.MAX_VALUE;
        latency = Duration.ZERO;
        closesLate = Duration.ZERO;
        resetting = false;
        if (silent) {
            cut();
        }
        silent = false;
        mended++;
        notifyAll();
    }

    private synchronized void cut() {
        open.forEach(FaultProxy::reset);
        open.clear();
        notifyAll();
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            return; // its own thread has closed it meanwhile, which is what was wanted
        }
    }

    private void accept() {
        try {
            while (closed.getCount() > 0) {
                Socket client = door.accept();
                Socket server = server(client);
                if (server != null) {
                    Thread.ofPlatform().daemon().name("proxy-ask").start(() -> pass(client, server, false));
                    Thread.ofPlatform().daemon().name("proxy-answer").start(() -> pass(server, client, true));
                }
            }
        } catch (IOException ended) {
            closed.countDown();
        }
    }

    /** Null, and the client turned away, when the server is down or the network resets. */
    private @Nullable Socket server(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            // As the two ends do: else every answer would wait for an acknowledgment that is itself held back.
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            synchronized (this) {
                open.add(client);
                open.add(server);
                if (!resetting) {
                    return server;
                }
                cut();
            }
        } catch (ConnectException down) {
            client.close();
        }
        return null;
    }

    private void pass(Socket from, Socket to, boolean answer) {
        byte[] buffer = new byte[BUFFER];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            long passed = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!mayPass(answer ? length : 0, from)) {
                    return;
                }
                passed += answer ? length : 0;
                if (passed >= cutAt()) {
                    out.write(buffer, 0, length / 2);
                    return;
                }
                write(buffer, length, out, answer);
            }
            pause(closesLate());
        } catch (IOException | InterruptedException ended) {
            return; // the other side ended the connection, which ends this direction
        }
    }

    private void write(byte[] buffer, int length, OutputStream out, boolean answer)
            throws IOException, InterruptedException {
        int from = 0;
        while (from < length) {
            int piece = answer ? Math.clamp(speed() / 10, 1, length - from) : length;
            if (answer && speed() < Long.MAX_VALUE) {
                pause(Duration.ofMillis(100));
            }
            out.write(buffer, from, piece);
            out.flush();
            from += piece;
        }
    }

    private synchronized long cutAt() {
        return cutEvery;
    }

    private synchronized long speed() {
        return bytesPerSecond;
    }

    private synchronized Duration closesLate() {
        return closesLate;
    }

    /** Waits while the network is slow or silent; false when the connection is no more. */
    private synchronized boolean mayPass(int length, Socket from) throws InterruptedException {
        answered += length;
        if (answered >= brokenAfter) {
            brokenAfter = Long.MAX_VALUE;
            cut();
            return false;
        }
        silent |= answered >= silentAfter;
        while (silent && !from.isClosed()) {
            wait();
        }
        if (length > 0) {
            pause(latency);
        }
        return !from.isClosed();
    }

    private synchronized void pause(Duration longest) throws InterruptedException {
        int before = mended;
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0 && before == mended; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        silent = false;
        cut();
        door.close();
    }
}
