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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What load balancers and monitors ask: alive, ready, metrics, and the contract itself. No sign-in, no figures. */
public final class HealthRoutes {

    /** What it serves. */
    public static final List<String> PATHS = List.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml");

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
    private static final int LONGEST_MILLIS = 2_000;
    private static final String MAY_RECORD = "select has_function_privilege(p.oid, 'execute') from pg_catalog.pg_proc p"
            + " where p.proname = 'append' and p.pronamespace = 'audit'::regnamespace";
    private static final String CONTRACT = "/com/superscapes/api/openapi.yaml";

    private final DataSource database;
    private final PrometheusMeterRegistry meters;
    private final Drain drain;

    /** @param drain turns readiness off, so that a load balancer stops sending requests */
    public HealthRoutes(DataSource writing, PrometheusMeterRegistry meters, Drain drain) {
        this.database = writing;
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
        try (Connection connection = database.getConnection()) {
            // A database that fell silent is no answer to wait for.
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            try (Statement statement = connection.createStatement();
                    ResultSet allowed = statement.executeQuery(MAY_RECORD)) {
                return allowed.next() && allowed.getBoolean(1);
            }
        } catch (SQLException | RuntimeException down) {
            LOG.warn("Not ready: {}", down.getMessage());
            return false;
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
