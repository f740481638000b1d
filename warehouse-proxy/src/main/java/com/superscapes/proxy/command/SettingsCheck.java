package com.superscapes.proxy.command;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.audit.Anchors;
import com.superscapes.proxy.check.CertificateCheck;
import com.superscapes.proxy.check.DatabaseCheck;
import com.superscapes.proxy.check.FileCheck;
import com.superscapes.proxy.check.Findings;
import com.superscapes.proxy.check.PortCheck;
import com.superscapes.proxy.oidc.IssuerProbe;
import com.superscapes.proxy.oidc.OidcSettings;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.session.Role;
import com.superscapes.proxy.tls.KeyAndChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that settings say, held against the machine, the database and the identity provider; one mistake hides no other. */
final class SettingsCheck {

    private final Settings settings;
    private final @Nullable Path file;
    private final Collection<String> hosts;
    private final Clock clock;
    private final Findings findings = new Findings();

    private interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    SettingsCheck(Settings settings, @Nullable Path file, Collection<String> hosts, Clock clock) {
        this.settings = settings;
        this.file = file;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Looks at everything, from what is nearest to what is furthest. */
    Findings run() {
        settings.unknown().forEach(sentence -> findings.error("settings", sentence));
        privacy();
        attempt("limit", () -> ServingSettings.limits(settings));
        attempt("drain", () -> ServingSettings.drain(settings));
        attempt("cache", settings::cache);
        attempt("log.format", settings::logFormat);
        attempt("api.page", settings::apiPage);
        attempt("session", settings::signIn);
        tls();
        Integer port = attempt("listen.port", settings::port);
        if (port != null) {
            PortCheck.run(settings.address(), port, findings);
        }
        key();
        Anchors anchors = anchors();
        database(anchors);
        provider();
        return findings;
    }

    private void privacy() {
        if (file != null && settings.text("database.password") != null && Files.exists(file)) {
            FileCheck.secret("database.password", file, findings);
        }
        for (String each : List.of("database.password-file", "tls.password-file", "oidc.client-secret-file")) {
            Path secret = settings.path(each);
            if (secret != null) {
                FileCheck.secret(each, secret, findings);
            }
        }
    }

    private void tls() {
        Path certificate = settings.path("tls.certificate");
        Path store = settings.path("tls.pkcs12");
        if (certificate != null && store != null) {
            findings.error("tls.pkcs12", "The settings name two certificates, tls.certificate and tls.pkcs12.");
        } else if (certificate != null) {
            pem(certificate, settings.path("tls.key"));
        } else if (store != null) {
            pkcs12(store, settings.path("tls.password-file"));
        } else {
            findings.warning("tls.certificate", "There is no certificate: the server makes one for this machine at each"
                    + " start, which no other machine trusts.");
        }
    }

    private void pem(Path certificate, @Nullable Path key) {
        if (key == null) {
            findings.error("tls.key", "The setting tls.key is missing.");
        } else if (FileCheck.readable("tls.certificate", certificate, findings)
                & FileCheck.secret("tls.key", key, findings)) {
            chain("tls.certificate", () -> KeyAndChain.ofPem(certificate, key));
        }
    }

    private void pkcs12(Path store, @Nullable Path password) {
        if (password == null) {
            findings.error("tls.password-file", "The setting tls.password-file is missing.");
        } else if (FileCheck.secret("tls.pkcs12", store, findings) && Files.isReadable(password)) {
            chain("tls.pkcs12",
                    () -> KeyAndChain.ofPkcs12(store, Files.readString(password).strip().toCharArray()));
        }
    }

    private void chain(String about, Reading<KeyAndChain> reading) {
        KeyAndChain read = attempt(about, reading);
        if (read != null) {
            CertificateCheck.run(about, read, hosts, clock, findings);
        }
    }

    private void key() {
        Path key = settings.path("key.file");
        if (key == null) {
            findings.warning("key.file",
                    "There is no key file: every restart ends the access tokens, and a second server"
                            + " does not know the first one's.");
        } else if (!Files.exists(key)) {
            if (FileCheck.writable("key.file", key, findings)) {
                findings.ok("key.file", "The key file is made at the first start.");
            }
        } else if (FileCheck.secret("key.file", key, findings)) {
            if (attempt("key.file", () -> InstallationKey.in(key)) != null) {
                findings.ok("key.file", "The key file is its owner's alone.");
            }
        }
    }

    private @Nullable Anchors anchors() {
        Path anchor = settings.path("audit.anchor-file");
        if (anchor == null) {
            findings.warning("audit.anchor-file",
                    "There is no anchor file: a log that was cut off or written anew as a whole can't be told.");
            return null;
        }
        Path key = settings.path("key.file");
        if (key == null) {
            findings.error("audit.anchor-file", "Anchors of the audit log need a key.file that seals them.");
            return null;
        }
        boolean usable = FileCheck.writable("audit.anchor-file", anchor, findings) && Files.exists(anchor)
                && Files.exists(key);
        return usable ? attempt("audit.anchor-file", settings::anchors) : null;
    }

    private void database(@Nullable Anchors anchors) {
        RoleNames roles = attempt("roles.prefix", settings::roles);
        Lanes lanes = attempt("lane", () -> ServingSettings.lanes(settings));
        DatabaseLogin login = attempt("database", settings::database);
        if (login != null) {
            DatabaseCheck.run(login, new DatabaseCheck.Expected(Objects.requireNonNullElse(roles, RoleNames.STANDARD),
                    Objects.requireNonNullElse(lanes, Lanes.STANDARD).connections(), settings.task(), anchors),
                    clock, findings);
        }
    }

    private void provider() {
        if (settings.text("oidc.issuer") == null) {
            if (settings.text("oidc.client-id") != null || settings.text("oidc.groups-file") != null) {
                findings.warning("oidc.issuer",
                        "Settings of an identity provider are there, but oidc.issuer is missing;"
                                + " they do nothing.");
            }
            return;
        }
        OidcSettings oidc = attempt("oidc", settings::oidc);
        if (oidc == null) {
            return;
        }
        List<String> known = Arrays.stream(Role.values()).map(Role::id).toList();
        oidc.rules().stream().filter(rule -> !known.contains(rule.role())).forEach(rule -> findings.error(
                "oidc.groups-file", "The group " + rule.group() + " is given the role " + rule.role()
                        + "; known: " + String.join(", ", known) + "."));
        List<String> problems = IssuerProbe.problems(oidc, clock);
        problems.forEach(problem -> findings.error("oidc.issuer", problem));
        if (problems.isEmpty()) {
            findings.ok("oidc.issuer", "The identity provider " + oidc.issuer() + " answers as it should.");
        }
    }

    private <T extends @Nullable Object> @Nullable T attempt(String about, Reading<T> reading) {
        try {
            return reading.read();
        } catch (NoSuchFileException missing) {
            findings.error(about, "There is no file " + missing.getFile() + ".");
        } catch (IOException | RuntimeException wrong) {
            findings.error(about, String.valueOf(wrong.getMessage()));
        }
        return null;
    }
}
