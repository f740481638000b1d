package com.superscapes.sync.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A network between a client and a server on this machine that can fall silent or break. */
public final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;

    private final ServerSocket door;
    private volatile int target;
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long answered;
    private long silentAfter = Long.MAX_VALUE;
    private long brokenAfter = Long.MAX_VALUE;
    private boolean silent;

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

    /** As good as new. Connections that fell silent are cut. */
    public synchronized void mend() {
        silentAfter = Long.MAX_VALUE;
        brokenAfter = Long.MAX_VALUE;
        if (silent) {
            cut();
        }
        silent = false;
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
                if (server == null) {
                    continue;
                }
                synchronized (this) {
                    open.add(client);
                    open.add(server);
                }
                Thread.ofPlatform().daemon().name("proxy-ask").start(() -> pass(client, server, false));
                Thread.ofPlatform().daemon().name("proxy-answer").start(() -> pass(server, client, true));
            }
        } catch (IOException ended) {
            closed.countDown();
        }
    }

    /** Null, and the client turned away, when the server is down. */
    private @Nullable Socket server(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (ConnectException down) {
            client.close();
            return null;
        }
    }

    private void pass(Socket from, Socket to, boolean answer) {
        byte[] buffer = new byte[BUFFER];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!mayPass(answer ? length : 0, from)) {
                    return;
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException | InterruptedException ended) {
            return; // the other side ended the connection, which ends this direction
        }
    }

    /** Waits while the network is silent; false when the connection is no more. */
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
        return !from.isClosed();
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        silent = false;
        cut();
        door.close();
    }
}
