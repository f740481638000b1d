package com.superscapes.proxy;

import com.superscapes.proxy.audit.Anchors;
import com.superscapes.proxy.audit.AuditKeeper;
import com.superscapes.proxy.audit.AuditLog;
import com.superscapes.proxy.audit.AuditSpool;
import com.superscapes.proxy.cancel.WatchedConnections;
import com.superscapes.proxy.check.SelfCheck;
import com.superscapes.proxy.database.Lane;
import com.superscapes.proxy.database.LaneMetrics;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.ReadLanes;
import com.superscapes.proxy.database.Retries;
import com.superscapes.proxy.database.Seals;
import com.superscapes.proxy.drain.Drain;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.tls.CertificateWatch;
import com.superscapes.proxy.tls.ServerTls;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server between clients and the warehouse. */
public final class ProxyServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyServer.class);
    private static final long BRING_IN_MILLIS = 500;

    private final WebServer web;
    private final Routing routing;
    private final List<Lane> lanes;
    private final AuditKeeper keeper;
    private final AuditLog log;
    private final DrainRules stopping;
    private final Drain drain;
    private final @Nullable String caPem;

    private ProxyServer(ProxyConfig config, WebServer web, Routing routing, List<Lane> lanes, AuditKeeper keeper,
            AuditLog log, Drain drain) {
        this.keeper = keeper;
        this.log = log;
        this.web = web;
        this.routing = routing;
        this.lanes = lanes;
        this.stopping = config.serving().drain();
        this.drain = drain;
        this.caPem = config.tls().caPem();
    }

    /**
     * Checks the database and starts to listen.
     *
     * @throws com.superscapes.proxy.check.UnsafeDatabaseException when the self-check finds what would leak
     * @throws SQLException when the database can't be reached
     */
    public static ProxyServer start(ProxyConfig config) throws SQLException {
        Lanes rules = config.serving().lanes();
        List<Lane> lanes = new ArrayList<>(List.of(Lane.writing(config.database(), rules.records())));
        Lane writing = lanes.getFirst();
        try {
            Seals seals = new Seals(writing, config.database().user());
            Beside<Seals> checked = Beside.start(() -> {
                SelfCheck.require(writing);
                return seals.begun();
            });
            Lane reports = Lane.reading(config.database(), rules.reports());
            Lane exports = Lane.reading(config.database(), rules.exports());
            lanes.addAll(List.of(reports, exports));
            Retries retries = new Retries();
            ReadLanes reading = new ReadLanes(new ReadLane(reports, seals, config.roles(), retries),
                    new ReadLane(exports, seals, config.roles(), null));
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            lanes.forEach(lane -> LaneMetrics.add(meters, lane));
            LaneMetrics.add(meters, retries);
            Drain drain = new Drain();
            InstallationKey key = config.keyFile() == null
                    ? InstallationKey.ofProcess()
                    : InstallationKey.in(config.keyFile());
            AuditKeeper keeper = new AuditKeeper(writing, config.task(),
                    config.anchorFile() == null ? null : new Anchors(config.anchorFile(), key), config.clock());
            AuditSpool spool = config.spool() == null ? null : new AuditSpool(config.spool());
            AuditLog log = new AuditLog(writing, config.task(), config.clock(), spool, keeper::appended);
            Routing routing = new Routing(config, reading, writing, key, log, meters, drain);
            WebServer web = web(config, routing);
            // Nothing is listened to, and nothing recorded, before the database was found to be safe.
            require(checked, routing, spool);
            keeper.start();
            log.tryBringIn();
            keeper.also(log::tryBringIn, BRING_IN_MILLIS, TimeUnit.MILLISECONDS);
            web.start();
            CertificateWatch certificate = new CertificateWatch(config.tls(), renewed -> web.reloadTls(tls(renewed)),
                    config.clock());
            keeper.also(certificate::look, 1, TimeUnit.MINUTES);
            keeper.also(certificate::warn, 1, TimeUnit.DAYS);
            return new ProxyServer(config, web, routing, lanes, keeper, log, drain);
        } catch (RuntimeException | SQLException failed) {
            lanes.forEach(Lane::close);
            throw failed;
        }
    }

    private static void require(Beside<Seals> checked, Routing routing, @Nullable AuditSpool spool)
            throws SQLException {
        try {
            checked.get(SQLException.class);
        } catch (RuntimeException | SQLException unsafe) {
            routing.close();
            if (spool != null) {
                spool.close();
            }
            throw unsafe;
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

    /**
     * Not ready from now on. Serves on until load balancers have seen that, finishes what runs, then closes its connections.
     */
    @Override
    public void close() {
        drain.begin();
        try {
            // Nobody counts it down: this is the time that others need to look.
            new CountDownLatch(1).await(stopping.serving().toNanos(), TimeUnit.NANOSECONDS);
            int left = drain.awaitIdle(stopping.finishing());
            if (left > 0) {
                LOG.warn("{} requests are cut off: they ran longer than {} after the stop", left, stopping.finishing());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        web.stop();
        keeper.close();
        log.close();
        routing.close();
        lanes.forEach(Lane::close);
    }

    private static WebServer web(ProxyConfig config, Routing routing) {
        // Held back for a fuller packet, the end of a larger answer would wait for the client's delayed acknowledgment.
        return WebServer.builder().host(config.address()).port(config.port()).tls(tls(config.tls()))
                .connectionOptions(socket -> socket.tcpNoDelay(true)).addConnectionSelector(new WatchedConnections())
                .routing(routing::addTo).shutdownHook(false).build();
    }

    private static Tls tls(ServerTls from) {
        return Tls.builder().sslContext(from.context()).enabledProtocols(List.of("TLSv1.3", "TLSv1.2")).build();
    }
}
