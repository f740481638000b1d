package com.superscapes.sync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.FaultProxy;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.AgentFile;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.AgentProcess;
import com.superscapes.sync.contract.SageLoad;
import com.superscapes.sync.odbc.Drivers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real agent is disturbed at random points and started again until it is done; its warehouse is then that of an undisturbed
 * run. Each kind of fault once; more of them, or one of them again (CONTRIBUTING.md):
 * {@code -Dtest=FaultRunsTest -Dfaults.runs=27 -Dfaults.seed=4711}.
 */
class FaultRunsTest {

    private static final int RUNS = Integer.getInteger("faults.runs", Fault.Kind.values().length);
    private static final long SEED = Long.getLong("faults.seed", 20_261_126L);
    private static final int ATTEMPTS = 4;
    private static final String SLICE_ROWS = "250";
    private static final SampleOptions TWO_MONTHS = new SampleOptions(7, 2_000, LocalDate.of(2023, 12, 31));

    @TempDir
    private static Path folder;
    private static TestWarehouse sage;
    private static FaultServer server;
    private static FaultProxy network;
    private static Path config;

    /** What an undisturbed run says, reads, writes and leaves. */
    private static int lines;
    private static long read;
    private static long written;
    private static List<String> undisturbed;

    static List<Fault> faults() {
        return Fault.draw(SEED, RUNS);
    }

    @BeforeAll
    static void runUndisturbed() throws Exception {
        sage = TestWarehouse.create();
        DatabaseLogin login = sage.logins().owner();
        SageDatabase.writePostgres(TWO_MONTHS, login.dataSource());
        network = FaultProxy.to(login.port());
        server = FaultServer.start(folder);
        config = AgentFile.write(folder, "DSN=none");
        // The files beside Sage are of three years, this company of two months.
        String text = Files.readString(config).replaceFirst("(?m)^ *- \\{name: beside-sage,.*\\R", "");
        Files.writeString(config,
                text.replaceFirst("(?m)^ *- \\{name: sage,.*$", Matcher.quoteReplacement(source(login))));
        for (String year : List.of("budget-FY2025.csv", "budget-FY2026.csv")) {
            Path budget = folder.resolve("budget").resolve(year);
            Files.write(budget, Files.readAllLines(budget).subList(0, 200));
        }
        String database = server.newWarehouse();
        long free = server.freeBytes();
        try (AgentProcess agent = agent(database)) {
            assertThat(agent.exitCode()).as("undisturbed: " + agent.errors()).isZero();
            lines = agent.said().size();
        }
        written = free - server.freeBytes();
        read = network.answeredBytes();
        undisturbed = SageLoad.digest(server.owner(database));
        assertThat(undisturbed).hasSizeGreaterThan(100);
        server.drop(database);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        network.close();
        sage.close();
    }

    /** By ODBC where a driver is installed, else by JDBC; over a network that can fail. */
    private static String source(DatabaseLogin login) {
        String way = Drivers.installed("PostgreSQL Unicode")
                ? "kind: odbc, connection: \"Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=" + network.port()
                        + ";Database=" + login.database() + ";UID=" + login.user()
                        + ";UseDeclareFetch=1;Fetch=500\", secrets: {PWD: {env: SAGE_PASSWORD}}"
                : "kind: jdbc, url: \"jdbc:postgresql://127.0.0.1:" + network.port() + "/" + login.database()
                        + "\", user: " + login.user() + ", password: {env: SAGE_PASSWORD}";
        return "  - {name: sage, " + way
                + ", contract: sage-100-contractor-1, without: [period-movement], stallSeconds: 2}";
    }

    private static AgentProcess agent(String database) throws Exception {
        DatabaseLogin sync = server.sync(database);
        return AgentProcess.start(folder,
                Map.of("SUPERSCAPES_WAREHOUSE_HOST", sync.host(), "SUPERSCAPES_WAREHOUSE_PORT",
                        String.valueOf(sync.port()), "SUPERSCAPES_WAREHOUSE_DATABASE", database,
                        "SUPERSCAPES_SYNC_PASSWORD", sync.password(), "SAGE_PASSWORD",
                        sage.logins().owner().password()),
                List.of("run", "--config", config.toString(), "--slice-rows", SLICE_ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aDisturbedAgentEndsAsIfUndisturbed(Fault fault) throws Exception {
        assumeTrue(fault.kind() != Fault.Kind.DISK_FULL || server.hasSmallDisk(),
                "no small file system can be mounted here (it takes root), so no disk can be filled");
        String database = server.newWarehouse();
        disturb(fault, database);
        readersSeeNothingHalfDone(database);
        if (fault.killedAgain() >= 0) {
            try (AgentProcess agent = agent(database)) {
                agent.lines(1 + (int) (fault.killedAgain() * lines));
                agent.kill();
            }
            readersSeeNothingHalfDone(database);
        }
        untilItIsDone(database);
        assertThat(String.join("\n", SageLoad.digest(server.owner(database))))
                .as("seed %d, run %d", SEED, fault.number())
                .isEqualTo(String.join("\n", undisturbed));
        assertThat(query(database, "select batch_id, state from ops.batch where state = 'loading'")).isEmpty();
        assertThat(query(database,
                "select check_code, reason from ops.quality_result where state = 'broken' and batch_id = (select max(batch_id) from ops.quality_result)"))
                .isEmpty();
        server.drop(database);
    }

    private static void untilItIsDone(String database) throws Exception {
        String why = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (AgentProcess agent = agent(database)) {
                if (agent.exitCode() == 0) {
                    return;
                }
                why = agent.errors();
            }
        }
        throw new AssertionError("the agent did not end well in " + ATTEMPTS + " attempts: " + why);
    }

    /** One source is one batch: all of it, or nothing. */
    private static void readersSeeNothingHalfDone(String database) throws Exception {
        String all = undisturbed.getFirst();
        assertThat(SageLoad.digest(server.owner(database)).getFirst()).isIn(all, "ledger_line 0|null");
    }

    private static void disturb(Fault fault, String database) throws Exception {
        switch (fault.kind()) {
            case AGENT_KILLED -> atTheMoment(fault, database, AgentProcess::kill);
            case CONNECTION_DROPPED -> atTheMoment(fault, database, agent -> server.dropConnections(database));
            case SERVER_RESTARTED -> atTheMoment(fault, database, agent -> server.restart());
            case SERVER_CRASHED -> atTheMoment(fault, database, agent -> server.crash());
            case DISK_FULL -> {
                server.leaveFree(fault.of(written));
                ended(database);
                server.makeRoom();
            }
            case SOURCE_FALLS_SILENT -> {
                network.silentAfter(fault.of(read));
                assertThat(ended(database)).contains("said nothing");
                network.mend();
            }
            case SOURCE_CUT_OFF -> {
                network.brokenAfter(fault.of(read));
                ended(database);
                network.mend();
            }
            case SOURCE_ANSWERS_TWICE -> {
                source("alter table dbo.lgtnln rename to once",
                        "create view dbo.lgtnln as select * from dbo.once union all select * from dbo.once where recnum %% %d = 0"
                                .formatted(fault.of(20)));
                ended(database);
                source("drop view dbo.lgtnln", "alter table dbo.once rename to lgtnln");
            }
            case SOURCE_LIES_ABOUT_TYPES -> {
                String column = List.of("lgtnln alter dbtamt", "jobcst alter cstamt", "acrinv alter invnet",
                        "tmcdln alter hrswrk").get((int) (fault.moment() * 4));
                source("alter table dbo." + column + " type text");
                assertThat(ended(database)).contains("changed");
                source("alter table dbo." + column + " type numeric(14, 2) using "
                        + column.substring(column.lastIndexOf(' ') + 1) + "::numeric(14, 2)");
            }
        }
    }

    /** What happens to an agent at its moment. */
    @FunctionalInterface
    private interface Blow {
        void strike(AgentProcess agent) throws Exception;
    }

    private static void atTheMoment(Fault fault, String database, Blow blow) throws Exception {
        try (AgentProcess agent = agent(database)) {
            agent.lines(fault.of(lines));
            blow.strike(agent);
            agent.exitCode();
        }
    }

    /** Runs an agent to its end, good or bad; returns what it said to people. */
    private static String ended(String database) throws Exception {
        try (AgentProcess agent = agent(database)) {
            agent.exitCode();
            return agent.errors();
        }
    }

    private static void source(String... statements) throws Exception {
        try (Connection connection = sage.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(String database, String sql) throws Exception {
        return SageLoad.query(server.owner(database), sql);
    }
}
