package com.superscapes.proxy.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.audit.Anchors;
import com.superscapes.proxy.audit.SpoolSettings;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.log.LogFormat;
import com.superscapes.proxy.oidc.OidcSettings;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.session.SignInRules;
import com.superscapes.proxy.tls.ServerTls;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings from a properties file, each overridable by an environment variable: {@code tls.key} is
 * {@code SUPERSCAPES_PROXY_TLS_KEY}. A key that isn't known fails the start.
 */
final class Settings {

    private static final String ENVIRONMENT = "SUPERSCAPES_PROXY_";
    private static final Set<String> OWN_KEYS = Set.of("database.host", "database.port", "database.name",
            "database.user",
            "database.password", "database.password-file", "database.ca-file", "roles.prefix", "listen.address",
            "listen.port",
            "tls.certificate", "tls.key", "tls.pkcs12", "tls.password-file", "tls.ca-out", "key.file", "audit.task",
            "audit.anchor-file", "audit.spool-file", "audit.spool-seconds", "cache.megabytes", "cache.fresh-minutes",
            "cache.stale-minutes", "log.format", "api.page",
            "oidc.name", "oidc.issuer", "oidc.client-id", "oidc.client-secret-file", "oidc.login-claim",
            "oidc.groups-claim", "oidc.groups-file", "session.idle-minutes", "session.longest-hours",
            "lockout.account-tries", "lockout.address-tries",
            "lockout.minutes", "postgres.bin");
    private static final Set<String> KEYS = Stream.concat(OWN_KEYS.stream(), ServingSettings.KEYS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final int LARGEST_PORT = 65_535;

    private final Map<String, String> values = new HashMap<>();

    private Settings() {
    }

    /** @throws IllegalArgumentException when a key isn't known */
    static Settings load(@Nullable Path file, Map<String, String> environment) throws IOException {
        Settings settings = read(file, environment);
        settings.unknown().stream().findFirst().ifPresent(first -> {
            throw new IllegalArgumentException(first);
        });
        return settings;
    }

    /** The same with whatever keys there are. */
    static Settings read(@Nullable Path file, Map<String, String> environment) throws IOException {
        Settings settings = new Settings();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.forEach((key, value) -> settings.values.put(key.toString(), value.toString()));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT)) {
                settings.values.put(key(name), value);
            }
        });
        return settings;
    }

    /** A sentence for each key that isn't known, with the one that was meant perhaps. */
    List<String> unknown() {
        return values.keySet().stream().filter(key -> !KEYS.contains(key)).sorted()
                .map(key -> "There is no setting " + key + ". " + KeyGuess.of(key, KEYS)
                        .map(near -> "Is " + near + " meant?")
                        .orElse("Known: " + String.join(", ", KEYS.stream().sorted().toList())))
                .toList();
    }

    /** The text of a setting as it stands; null when it isn't given. */
    @Nullable
    String text(String key) {
        return values.get(key);
    }

    private static String key(String variable) {
        String words = variable.substring(ENVIRONMENT.length()).toLowerCase(Locale.ROOT);
        return words.replaceFirst("_", ".").replace('_', '-');
    }

    /** The login to the database; its password comes from a file where one is named. */
    DatabaseLogin database() throws IOException {
        String file = values.get("database.password-file");
        String password = file == null ? required("database.password") : Files.readString(Path.of(file)).strip();
        DatabaseLogin login = new DatabaseLogin(required("database.host"),
                number("database.port", 5432, 1, LARGEST_PORT),
                values.getOrDefault("database.name", "superscapes"), required("database.user"), password);
        Path authority = path("database.ca-file");
        return authority == null ? login : login.provenBy(authority);
    }

    ProxyConfig config(Clock clock) throws IOException {
        if (values.containsKey("audit.anchor-file") && !values.containsKey("key.file")) {
            throw new IllegalArgumentException("Anchors of the audit log need a key.file that seals them.");
        }
        return new ProxyConfig(database(), roles(), address(), port(), tls(), path("key.file"), task(),
                path("audit.anchor-file"), ServingSettings.of(this), apiPage(), oidc(), signIn(), cache(), spool(),
                clock);
    }

    boolean apiPage() {
        return flag("api.page", false);
    }

    /** How the log's lines look. */
    LogFormat logFormat() {
        return LogFormat.of(values.get("log.format"));
    }

    /** Of no megabytes: nothing is kept. */
    CacheSettings cache() {
        CacheSettings standard = CacheSettings.STANDARD;
        return new CacheSettings(number("cache.megabytes", standard.megabytes()),
                Duration.ofMinutes(positive("cache.fresh-minutes", (int) standard.fresh().toMinutes())),
                Duration.ofMinutes(positive("cache.stale-minutes", (int) standard.stale().toMinutes())),
                standard.versionKnown());
    }

    @Nullable
    SpoolSettings spool() {
        Path file = path("audit.spool-file");
        return file == null
                ? null
                : new SpoolSettings(file, Duration
                        .ofSeconds(positive("audit.spool-seconds", (int) SpoolSettings.STANDARD.toSeconds())));
    }

    RoleNames roles() {
        return new RoleNames(values.getOrDefault("roles.prefix", "superscapes_"));
    }

    String address() {
        return values.getOrDefault("listen.address", "127.0.0.1");
    }

    int port() {
        return number("listen.port", 8443, 0, LARGEST_PORT);
    }

    String task() {
        return values.getOrDefault("audit.task", "proxy");
    }

    SignInRules signIn() {
        SignInRules standard = SignInRules.STANDARD;
        return new SignInRules(
                Duration.ofMinutes(positive("session.idle-minutes", (int) standard.idle().toMinutes())),
                Duration.ofHours(positive("session.longest-hours", (int) standard.longest().toHours())),
                positive("lockout.account-tries", standard.accountTries()),
                positive("lockout.address-tries", standard.addressTries()),
                Duration.ofMinutes(positive("lockout.minutes", (int) standard.window().toMinutes())));
    }

    @Nullable
    OidcSettings oidc() throws IOException {
        if (!values.containsKey("oidc.issuer")) {
            return null;
        }
        String secret = values.get("oidc.client-secret-file");
        Path groups = Path.of(required("oidc.groups-file"));
        try {
            return new OidcSettings(values.getOrDefault("oidc.name", "Single sign-on"),
                    URI.create(required("oidc.issuer")), required("oidc.client-id"),
                    secret == null ? null : Files.readString(Path.of(secret)).strip(),
                    values.getOrDefault("oidc.login-claim", "email"),
                    values.getOrDefault("oidc.groups-claim", "groups"),
                    List.of(Json.MAPPER.readValue(Files.readString(groups), OidcSettings.GroupRule[].class)));
        } catch (JsonProcessingException malformed) {
            throw new IOException("The file " + groups + " is not a list of groups with their roles: "
                    + malformed.getOriginalMessage(), malformed);
        }
    }

    private ServerTls tls() throws IOException {
        if (values.containsKey("tls.certificate")) {
            return ServerTls.fromPem(Path.of(required("tls.certificate")), Path.of(required("tls.key")));
        }
        if (values.containsKey("tls.pkcs12")) {
            String password = Files.readString(Path.of(required("tls.password-file"))).strip();
            return ServerTls.fromPkcs12(Path.of(required("tls.pkcs12")), password.toCharArray());
        }
        ServerTls made = ServerTls.generated();
        String ca = made.caPem();
        if (ca != null && values.containsKey("tls.ca-out")) {
            Files.writeString(Path.of(required("tls.ca-out")), ca);
        }
        return made;
    }

    private String required(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("The setting " + key + " is missing.");
        }
        return value;
    }

    /** The anchors of the audit log, with the key that seals them. */
    Anchors anchors() {
        return new Anchors(Path.of(required("audit.anchor-file")), InstallationKey.in(Path.of(required("key.file"))));
    }

    /** True when the settings name an anchor file. */
    boolean anchored() {
        return values.containsKey("audit.anchor-file");
    }

    @Nullable
    Path path(String key) {
        String value = values.get(key);
        return value == null ? null : Path.of(value);
    }

    private boolean flag(String key, boolean otherwise) {
        String value = values.getOrDefault(key, Boolean.toString(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("The setting " + key + " must be true or false: " + value);
        };
    }

    int positive(String key, int otherwise) {
        return number(key, otherwise, 1, Integer.MAX_VALUE);
    }

    /** Nothing is a number too. */
    int number(String key, int otherwise) {
        return number(key, otherwise, 0, Integer.MAX_VALUE);
    }

    private int number(String key, int otherwise, int least, int most) {
        String value = values.get(key);
        try {
            int number = value == null ? otherwise : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("The setting " + key + " must be a number: " + value, wrong);
        }
        throw new IllegalArgumentException("The setting " + key + " must be "
                + (most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most) + ": " + value);
    }
}
