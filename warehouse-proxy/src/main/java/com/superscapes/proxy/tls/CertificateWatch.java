package com.superscapes.proxy.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up a renewed certificate without a restart, and warns of one that ends soon. */
public final class CertificateWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration SOON = Duration.ofDays(30);

    private final Consumer<ServerTls> install;
    private final Clock clock;
    private ServerTls current;
    private Map<Path, FileTime> seen;

    /** @param install gives new connections another certificate */
    public CertificateWatch(ServerTls current, Consumer<ServerTls> install, Clock clock) {
        this.current = current;
        this.install = install;
        this.clock = clock;
        this.seen = times(current);
        warn();
    }

    /** Looks once; a certificate that can't be read leaves the old one in use. */
    public void look() {
        Map<Path, FileTime> now = times(current);
        ServerTls.Source source = current.source();
        if (source == null || now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            current = source.load();
            install.accept(current);
            LOG.info("The server's certificate was renewed; it is good until {}", current.expiresAt());
            warn();
        } catch (IOException unreadable) {
            LOG.error("The renewed certificate can't be used, the old one goes on: {}", unreadable.getMessage());
        }
    }

    /** Logs when the certificate ends within 30 days. */
    public void warn() {
        Instant end = current.expiresAt();
        if (!end.isAfter(clock.instant().plus(SOON)) && current.source() != null) {
            LOG.warn("The server's certificate ends at {}; renew it", end);
        }
    }

    /** Of the certificate in use, UTC. */
    public Instant expiresAt() {
        return current.expiresAt();
    }

    private static Map<Path, FileTime> times(ServerTls tls) {
        Map<Path, FileTime> times = new HashMap<>();
        if (tls.source() != null) {
            for (Path file : tls.source().files()) {
                try {
                    times.put(file, Files.getLastModifiedTime(file));
                } catch (IOException missing) {
                    times.put(file, FileTime.fromMillis(0));
                }
            }
        }
        return times;
    }
}
