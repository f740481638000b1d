package com.superscapes.allinone.local;

import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.ProxyServer;
import com.superscapes.proxy.session.SignInRules;
import com.superscapes.proxy.user.UserAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Database and server of a local company, started in this order and stopped in reverse. */
public final class LocalStack implements AutoCloseable {

    private final DataFolder folder;
    private final Clock clock;
    private final LocalPostgres postgres;
    private final WarehouseLogins logins;
    private @Nullable ProxyServer proxy;

    private LocalStack(DataFolder folder, Clock clock, LocalPostgres postgres, WarehouseLogins logins) {
        this.folder = folder;
        this.clock = clock;
        this.postgres = postgres;
        this.logins = logins;
    }

    /** Starts the database and brings its schema up to date; the server is not listening yet. */
    public static LocalStack start(DataFolder folder, Clock clock) throws IOException, SQLException {
        var postgres = LocalPostgres.start(folder.database());
        try {
            return new LocalStack(folder, clock, postgres, Warehouse.install(postgres));
        } catch (SQLException | IOException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    /** Starts the server on a free port of this machine and writes down the authority its clients must trust. */
    public void startServer() throws IOException, SQLException {
        Files.createDirectories(folder.certificates());
        var started = ProxyServer
                .start(ProxyConfig.local(logins.proxy(), clock).withKeyFile(folder.installationKey())
                        .withSignIn(SignInRules.STANDARD.withoutIdleLimit()));
        proxy = started;
        Files.writeString(certificateAuthority(), Objects.requireNonNull(started.caPem()));
    }

    public WarehouseLogins logins() {
        return logins;
    }

    public UserAdministration users() {
        return new UserAdministration(logins.owner().dataSource(), clock);
    }

    /** Of the server, for example https://localhost:8443. */
    public String url() {
        return "https://localhost:" + Objects.requireNonNull(proxy, "the server is not started").port();
    }

    /** PEM file of the authority that the server's certificate comes from. */
    public Path certificateAuthority() {
        return folder.certificates().resolve("local-authority.pem");
    }

    @Override
    public void close() throws IOException {
        if (proxy != null) {
            proxy.close();
        }
        postgres.close();
    }
}
