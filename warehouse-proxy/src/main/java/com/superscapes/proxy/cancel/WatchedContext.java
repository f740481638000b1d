package com.superscapes.proxy.cancel;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection that reads through its client's line, and is the given one in everything else. */
final class WatchedContext implements ConnectionContext {

    private final ConnectionContext given;
    private final DataReader reader;
    private final PeerInfo client;

    WatchedContext(ConnectionContext given, ClientLine line) {
        this.given = given;
        this.client = new Anonymous(given.remotePeer());
        this.reader = DataReader.create(line);
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return given.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return given.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return given.dataWriter();
    }

    @Override
    public Router router() {
        return given.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return given.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return given.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return client;
    }

    @Override
    public PeerInfo localPeer() {
        return given.localPeer();
    }

    @Override
    public boolean isSecure() {
        return given.isSecure();
    }

    @Override
    public String socketId() {
        return given.socketId();
    }

    @Override
    public String childSocketId() {
        return given.childSocketId();
    }

    /** Clients are asked for no certificate; to look for one costs an exception with every request. */
    private record Anonymous(PeerInfo given) implements PeerInfo {

        @Override
        public SocketAddress address() {
            return given.address();
        }

        @Override
        public String host() {
            return given.host();
        }

        @Override
        public int port() {
            return given.port();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }
}
