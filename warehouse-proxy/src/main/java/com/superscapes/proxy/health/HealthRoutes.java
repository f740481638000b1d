package com.superscapes.proxy.health;

import com.superscapes.proxy.drain.Drain;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What load balancers and monitors ask: alive, ready, metrics, and the contract itself. No sign-in, no figures. */
public final class HealthRoutes {

    /** What it serves. */
    public static final List<String> PATHS = List.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml");

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
    private static final int LONGEST_MILLIS = 2_000;
    private static final String CONTRACT = "/com/superscapes/api/openapi.yaml";

    private final Jdbi database;
    private final PrometheusMeterRegistry meters;
    private final Drain drain;

    /** @param drain turns readiness off, so that a load balancer stops sending requests */
    public HealthRoutes(DataSource writing, PrometheusMeterRegistry meters, Drain drain) {
        this.database = Jdbi.create(writing);
        this.meters = meters;
        this.drain = drain;
    }

    /** Adds the routes. */
    public void addTo(HttpRules rules) {
        rules.get("/health/live",
                (request, response) -> send(response, 200, "application/json", "{\"status\":\"up\"}"));
        rules.get("/health/ready", (request, response) -> ready(response));
        rules.get("/metrics", (request, response) -> send(response, 200, "text/plain; version=0.0.4; charset=utf-8",
                meters.scrape()));
        rules.get("/openapi.yaml", (request, response) -> send(response, 200, "application/yaml", contract()));
    }

    private void ready(ServerResponse response) {
        boolean ready = !drain.begun() && databaseAnswers();
        send(response, ready ? 200 : 503, "application/json", ready ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }

    private boolean databaseAnswers() {
        try {
            return database.withHandle(handle -> {
                limit(handle.getConnection());
                return handle.createQuery("select has_function_privilege(p.oid, 'execute') from pg_catalog.pg_proc p"
                        + " where p.proname = 'append' and p.pronamespace = 'audit'::regnamespace")
                        .mapTo(Boolean.class).findOne().orElse(false);
            });
        } catch (RuntimeException down) {
            LOG.warn("Not ready: {}", down.getMessage());
            return false;
        }
    }

    // A database that fell silent is no answer to wait for.
    private static void limit(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
        } catch (SQLException failed) {
            throw new ConnectionException(failed);
        }
    }

    private static String contract() {
        try (InputStream file = HealthRoutes.class.getResourceAsStream(CONTRACT)) {
            return new String(Objects.requireNonNull(file, CONTRACT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void send(ServerResponse response, int status, String type, String body) {
        response.status(Status.create(status)).header(HeaderNames.CONTENT_TYPE, type)
                .header(HeaderNames.CACHE_CONTROL, "no-store").send(body);
    }
}
