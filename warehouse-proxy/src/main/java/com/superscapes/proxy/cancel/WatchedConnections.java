package com.superscapes.proxy.cancel;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/** HTTP/1.1 connections whose end is noticed while their requests are worked on. */
public final class WatchedConnections implements ServerConnectionSelector {

    /** The line of the client whose request the current thread works on. */
    static final ScopedValue<ClientLine> LINE = ScopedValue.newInstance();

    private final Http1ConnectionSelector http = Http1ConnectionSelector.builder().config(Http1Config.create()).build();

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        ClientLine line = new ClientLine(context.dataReader(), context.serverSocket()::close);
        return new Watched(http.connection(new WatchedContext(context, line)), line);
    }

    private record Watched(ServerConnection http,
            ClientLine line) implements ServerConnection, InterruptableTask<Void> {

        @Override
        public void handle(Limit limit) throws InterruptedException {
            ScopedValue.where(LINE, line).<Object, InterruptedException>call(() -> {
                http.handle(limit);
                return limit;
            });
        }

        @Override
        public Duration idleTime() {
            return http.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            http.close(interrupt);
        }

        @Override
        public boolean canInterrupt() {
            return http instanceof InterruptableTask<?> task && task.canInterrupt();
        }
    }
}
