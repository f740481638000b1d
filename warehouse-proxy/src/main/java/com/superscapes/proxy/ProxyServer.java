package com.superscapes.proxy;

import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.proxy.audit.Anchors;
import com.superscapes.proxy.audit.AuditKeeper;
import com.superscapes.proxy.check.SelfCheck;
import com.superscapes.proxy.database.LoginPool;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.tls.CertificateWatch;
import com.superscapes.proxy.tls.ServerTls;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The HTTPS server between clients and the warehouse. */
public final class ProxyServer implements AutoCloseable {

    /** Connections for sign-in and audit, beside the reading ones. */
    public static final int WRITING_CONNECTIONS = 4;

    private final WebServer web;
    private final Routing routing;
    private final HikariDataSource reading;
    private final HikariDataSource writing;
    private final AuditKeeper keeper;
    private final AtomicBoolean stopping;
    private final @Nullable String caPem;

    private ProxyServer(WebServer web, Routing routing, HikariDataSource reading, HikariDataSource writing,
            AuditKeeper keeper, AtomicBoolean stopping, @Nullable String caPem) {
        this.keeper = keeper;
        this.web = web;
        this.routing = routing;
        this.reading = reading;
        this.writing = writing;
        this.stopping = stopping;
        this.caPem = caPem;
    }

    /**
     * Checks the database and starts to listen.
     *
     * @throws com.superscapes.proxy.check.UnsafeDatabaseException when the self-check finds what would leak
     * @throws SQLException when the database can't be reached
     */
    public static ProxyServer start(ProxyConfig config) throws SQLException {
        HikariDataSource writing = LoginPool.writing(config.database(), WRITING_CONNECTIONS);
        try {
            SelfCheck.require(writing);
            ClaimSealer sealer = ClaimSealer.register(writing, config.clock());
            HikariDataSource reading = LoginPool.reading(config.database(), config.connections());
            ReadLane lane = new ReadLane(reading, config.connections(), sealer, config.database().user(),
                    config.roles());
            AtomicBoolean stopping = new AtomicBoolean();
            InstallationKey key = config.keyFile() == null
                    ? InstallationKey.ofProcess()
                    : InstallationKey.in(config.keyFile());
            AuditKeeper keeper = new AuditKeeper(writing, config.task(),
                    config.anchorFile() == null ? null : new Anchors(config.anchorFile(), key), config.clock());
            Routing routing = new Routing(config, lane, writing, key, keeper,
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), stopping);
            keeper.start();
            WebServer web = listen(config, routing);
            CertificateWatch certificate = new CertificateWatch(config.tls(), renewed -> web.reloadTls(tls(renewed)),
                    config.clock());
            keeper.also(certificate::look, 1, TimeUnit.MINUTES);
            keeper.also(certificate::warn, 1, TimeUnit.DAYS);
            return new ProxyServer(web, routing, reading, writing, keeper, stopping,
                    config.tls().caPem());
        } catch (RuntimeException | SQLException failed) {
            writing.close();
            throw failed;
        }
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** Method and path of every route it serves, sorted. */
    public List<String> routes() {
        return routing.list();
    }

    /** The authority a client must trust, in PEM; null when the certificate came from files. */
    public @Nullable String caPem() {
        return caPem;
    }

    /** Not ready from now on; finishes what runs, then closes its connections. */
    @Override
    public void close() {
        stopping.set(true);
        web.stop();
        keeper.close();
        reading.close();
        writing.close();
    }

    private static WebServer listen(ProxyConfig config, Routing routing) {
        return WebServer.builder().host(config.address()).port(config.port()).tls(tls(config.tls()))
                .routing(routing::addTo).shutdownHook(false).build().start();
    }

    private static Tls tls(ServerTls from) {
        return Tls.builder().sslContext(from.context()).enabledProtocols(List.of("TLSv1.3", "TLSv1.2")).build();
    }
}
