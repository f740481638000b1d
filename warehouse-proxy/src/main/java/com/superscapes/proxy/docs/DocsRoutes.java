package com.superscapes.proxy.docs;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Swagger UI over the contract, from this server alone: no other host is asked, nothing is stored, no sign-in, no figures. */
public final class DocsRoutes {

    /** What it serves. */
    public static final List<String> PATHS = List.of("/docs", "/docs/{file}");

    private static final String JAVASCRIPT = "text/javascript";
    // What a page could leak goes to this server only, and no other page may show it in a frame.
    private static final Header POLICY = HeaderValues.create("Content-Security-Policy", "default-src 'none';"
            + " script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'");
    private static final Header REFERRER = HeaderValues.create("Referrer-Policy", "no-referrer");
    private static final Header NO_SNIFFING = HeaderValues.create("X-Content-Type-Options", "nosniff");
    private static final Header TLS_ONLY = HeaderValues.create(HeaderNames.STRICT_TRANSPORT_SECURITY,
            "max-age=31536000");

    private DocsRoutes() {
    }

    /** Adds the routes. */
    public static void addTo(HttpRules rules) {
        String library = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
        rules.get("/docs", file("index.html", "text/html"));
        rules.get("/docs/start.js", file("start.js", JAVASCRIPT));
        rules.get("/docs/swagger-ui.css", file(library + "swagger-ui.css", "text/css"));
        rules.get("/docs/swagger-ui-bundle.js", file(library + "swagger-ui-bundle.js", JAVASCRIPT));
    }

    private static Handler file(String resource, String type) {
        return (request, response) -> response.header(POLICY).header(REFERRER).header(NO_SNIFFING).header(TLS_ONLY)
                .header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-cache").send(bytes(resource));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(DocsRoutes.class.getResourceAsStream(resource), resource);
    }
}
