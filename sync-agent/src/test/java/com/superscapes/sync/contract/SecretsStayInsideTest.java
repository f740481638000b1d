package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.Commands;
import com.superscapes.sync.SyncAgent;
import com.superscapes.sync.odbc.Drivers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password is used, and is nowhere: after a refused and a good login by ODBC of a real agent process. */
class SecretsStayInsideTest {

    private static final String PASSWORD = "hunter-0f-Secrets-2718";
    private static final String WRONG = "wr0ng-Secret-31415";

    @TempDir
    Path folder;

    @Test
    void noSecretIsInOutputProcessListOrDatabase() throws Exception {
        assumeTrue(Drivers.installed("PostgreSQL Unicode"), "psqlODBC is not installed here (README, system packages)");
        try (TestWarehouse warehouse = TestWarehouse.create(); TestWarehouse sage = TestWarehouse.create()) {
            DatabaseLogin owner = sage.logins().owner();
            SageDatabase.writePostgres(new SampleOptions(5, 1_000, LocalDate.of(2023, 11, 30)), owner.dataSource());
            String reader = "sage_secret_" + owner.database();
            execute(owner, "create role " + reader + " login password '" + PASSWORD + "'; grant connect on database "
                    + owner.database() + " to " + reader + "; grant usage on schema dbo to " + reader
                    + "; grant select on all tables in schema dbo to " + reader);
            try {
                secret("sage.secret", PASSWORD);
                secret("wrong.secret", WRONG);
                String connection = "kind: odbc, contract: sage-100-contractor-1, connection: \"Driver={PostgreSQL Unicode};Server="
                        + owner.host() + ";Port=" + owner.port() + ";Database=" + owner.database() + ";UID=" + reader
                        + ";UseDeclareFetch=1\", secrets: {PWD: {file: ";
                Commands agent = Commands.with(folder, warehouse.logins().sync(), SageLoad.COMPANY,
                        "name: refused, " + connection + "wrong.secret}}",
                        "name: sage, " + connection + "sage.secret}}");
                String said = run(agent);
                assertThat(said).contains("password authentication failed", "\"source\":\"sage\"");
                assertNothingIn(said, warehouse.logins().sync().password());
                for (String place : columns(warehouse.logins().owner())) {
                    assertNothingIn(place, warehouse.logins().sync().password());
                }
            } finally {
                execute(owner, "drop owned by " + reader + "; drop role " + reader);
            }
        }
    }

    private static void assertNothingIn(String text, String warehousePassword) {
        assertThat(text).doesNotContain(PASSWORD).doesNotContain(WRONG).doesNotContain(warehousePassword);
    }

    /** Everything the process says, and its command line while it runs. */
    private String run(Commands agent) throws Exception {
        Path log = folder.resolve("agent.log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                SyncAgent.class.getName(), "run", "--config", agent.config().toString())
                .redirectError(log.toFile()).start();
        try (InputStream out = process.getInputStream()) {
            int first = out.read();
            String list = process.info().commandLine().orElse("");
            String said = (char) first + new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(2);
            return list + said + Files.readString(log);
        }
    }

    /** Every row of the agent's own tables as text. */
    private static List<String> columns(DatabaseLogin owner) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String table : SageLoad.query(owner,
                "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables where table_schema in ('ops', 'landing') and table_type = 'BASE TABLE'")) {
            if (!table.startsWith("ops.fact_key")) {
                rows.addAll(SageLoad.query(owner, "select t::text from " + table + " t"));
            }
        }
        assertThat(rows).anyMatch(row -> row.contains("refused") && row.contains("password authentication failed"));
        return rows;
    }

    private void secret(String name, String value) throws Exception {
        Path file = Files.createFile(folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }

    private static void execute(DatabaseLogin login, String sql) throws Exception {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
