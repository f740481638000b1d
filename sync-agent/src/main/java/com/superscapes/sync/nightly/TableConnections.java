package com.superscapes.sync.nightly;

import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.contract.Contract;
import com.superscapes.sync.contract.ContractReader;
import com.superscapes.sync.contract.TableConnector;
import com.superscapes.sync.jdbc.JdbcSource;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.odbc.ConnectionString;
import com.superscapes.sync.odbc.OdbcOptions;
import com.superscapes.sync.odbc.OdbcSource;
import com.superscapes.sync.secret.SecretReference;
import com.superscapes.sync.secret.Secrets;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.SourceConnection;
import com.superscapes.sync.source.SourceContext;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Databases of the configuration, read by their contracts. */
public final class TableConnections {

    private TableConnections() {
    }

    /** Connects when asked to. */
    @FunctionalInterface
    interface Opener {
        TableSource open(String schema) throws TableException;
    }

    static SourceConnection odbc(SourceConfig source, AgentConfig config, Secrets secrets) throws UnavailableSecret {
        SourceConfig.Odbc odbc = (SourceConfig.Odbc) source;
        Map<String, String> revealed = new LinkedHashMap<>();
        for (Map.Entry<String, SecretReference> secret : odbc.secrets().entrySet()) {
            revealed.put(secret.getKey(), secrets.fetch(secret.getValue()).reveal());
        }
        ConnectionString to = new ConnectionString(odbc.connection(), revealed);
        return new Tables(source.name(), odbc.contract(), odbc.without(), config, sqlite(odbc.connection()),
                schema -> OdbcSource.connect(to, schema, OdbcOptions.DEFAULT.with(odbc.stall())));
    }

    static SourceConnection jdbc(SourceConfig source, AgentConfig config, Secrets secrets) throws UnavailableSecret {
        SourceConfig.Jdbc jdbc = (SourceConfig.Jdbc) source;
        SecretReference reference = jdbc.password();
        String password = reference == null ? "" : secrets.fetch(reference).reveal();
        String user = jdbc.user();
        return new Tables(source.name(), jdbc.contract(), jdbc.without(), config, sqlite(jdbc.url()),
                schema -> JdbcSource
                        .connect(jdbc.url(), user == null ? "" : user, password, schema, jdbc.stall()));
    }

    /** SQLite files have no schemas. */
    private static boolean sqlite(String address) {
        return address.toLowerCase(Locale.ROOT).contains("sqlite");
    }

    /** A database's tables under a contract. */
    public record Tables(String sourceSystem, String contractName, Set<String> without, AgentConfig config,
            boolean withoutSchema,
            Opener opener) implements SourceConnection {

        /** Opens the source for looking at it. */
        public TableSource open(Contract contract) throws TableException {
            return opener.open(withoutSchema ? "" : contract.schema());
        }

        /** @throws UnreadableSource if there is no such contract, or it could not be used */
        public Contract contract() throws UnreadableSource {
            try {
                return ContractReader.read(contractName).withClasses(config.classes()).without(without);
            } catch (BadMapping wrong) {
                throw new UnreadableSource(wrong.file(), (long) wrong.line(), null, "bad-contract", wrong.reason());
            } catch (IOException none) {
                throw new UnreadableSource(sourceSystem, null, null, "no-contract", String.valueOf(none.getMessage()));
            }
        }

        @Override
        public Connector connect(SourceContext context) throws UnreadableSource {
            Contract contract = contract();
            Members members = context.members();
            members.put(config.company());
            config.branches().forEach(members::put);
            config.divisions().forEach(members::put);
            if (!config.branches().isEmpty()) {
                members.markListed(Member.Branch.class);
            }
            if (!config.divisions().isEmpty()) {
                members.markListed(Member.Division.class);
            }
            try {
                return new TableConnector(sourceSystem, contract, open(contract), config.company(), members,
                        context.open());
            } catch (TableException failed) {
                throw new UnreadableSource(sourceSystem, null, null, "source-failed",
                        String.valueOf(failed.getMessage()));
            }
        }
    }
}
