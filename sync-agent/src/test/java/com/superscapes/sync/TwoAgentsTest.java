package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agent processes on one warehouse. */
class TwoAgentsTest {

    private static final int FILES = 6;
    private static final int ENTRIES = 600;
    private static final int CUPS = 2;
    private static final String FACTS = """
            select f.source_id, f.posting_date, a.code, f.debit, f.credit, f.description
            from warehouse.fact_transaction f join warehouse.dim_account a on a.account_key = f.account_key and a.batch_to is null
            where f.batch_to is null order by f.source_id
            """;

    @TempDir
    Path folder;

    private Loads loads;
    private Path export;
    private Path config;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        export = Files.createDirectory(folder.resolve("export"));
        Files.writeString(export.resolve("mapping.yaml"), """
                version: 1
                source: books
                files:
                  - match: accounts.csv
                    content: accounts
                    columns: {code: code, name: name, type: type}
                    types: {A: asset, R: revenue}
                  - match: journal-*.csv
                    content: journal
                    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit, description: description}
                """);
        Files.writeString(export.resolve("accounts.csv"), "code,name,type\n1000,Cash,A\n4000,Sales,R\n");
        for (int file = 0; file < FILES; file++) {
            Files.write(export.resolve("journal-" + file + ".csv"), journal(file));
        }
        config = AgentProcess.config(loads, loads.warehouse.logins().sync(), "database.properties");
    }

    /** So many rows that the other agent is through with every later file before this one's last rows are merged. */
    private static List<String> longFile() {
        List<String> rows = new ArrayList<>();
        for (int entry = 1; entry <= FILES * ENTRIES; entry++) {
            rows.add("long-" + entry + ",1,2026-03-15,1000,2.00,,Sale");
            rows.add("long-" + entry + ",2,2026-03-15,4000,,2.00,Sale");
        }
        rows.add("shared,1,2026-01-10,1000,1.00,,of file 1");
        rows.add("shared,2,2026-01-10,4000,,1.00,of file 1");
        return rows;
    }

    private static List<String> journal(int file) {
        List<String> rows = new ArrayList<>(List.of("entry,line,date,account,debit,credit,description"));
        for (int entry = 1; entry <= ENTRIES; entry++) {
            String key = file + "-" + entry;
            String day = "2026-0" + (1 + entry % 6) + "-15";
            rows.add(key + ",1," + day + ",1000," + entry + ".50,,Sale");
            rows.add(key + ",2," + day + ",4000,," + entry + ".50,Sale");
        }
        // The same key in every file: that of the last file stays, whoever loads it when.
        rows.add("shared,1,2026-01-10,1000,1.00,,of file " + file);
        rows.add("shared,2,2026-01-10,4000,,1.00,of file " + file);
        // Rows without a key, equal in every file: each is a line of its own, whoever reads which file.
        for (int cup = 0; cup < CUPS; cup++) {
            rows.add(",,2026-01-10,1000,3.00,,Coffee");
            rows.add(",,2026-01-10,4000,,3.00,Coffee");
        }
        return rows;
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private AgentProcess agent() throws Exception {
        return AgentProcess.start(folder, "run", export.toString(), "--database-config", config.toString(),
                "--slice-rows", "300");
    }

    private static Set<String> merged(List<String> said) {
        return said.stream().filter(line -> line.contains("\"event\":\"merge\""))
                .map(line -> line.replaceAll(".*\"file\":\"([^\"]*)\".*", "$1")).collect(Collectors.toSet());
    }

    @Test
    void twoAgentsShareABatchAndLoadNoSliceTwice() throws Exception {
        try (AgentProcess first = agent(); AgentProcess second = agent()) {
            try (Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                    Statement statement = blocker.createStatement()) {
                first.until("\"event\":\"start\"");
                second.until("\"event\":\"start\"");
                blocker.setAutoCommit(false);
                // Nobody merges a line until both have a slice of their own.
                statement.execute("lock table warehouse.fact_transaction in access exclusive mode");
                first.until("journal-");
                second.until("journal-");
                blocker.rollback();
            }
            Set<String> ofFirst = merged(first.end(0));
            Set<String> ofSecond = merged(second.end(0));
            assertThat(ofFirst).isNotEmpty().doesNotContainAnyElementsOf(ofSecond);
            assertThat(ofSecond).isNotEmpty();
            assertThat(ofFirst.size() + ofSecond.size()).isEqualTo(FILES + 1);
        }
        assertThat(loads.query("select state, count(*) from ops.batch group by 1")).containsExactly("published|1");
        assertThat(loads.number("select sum(rows_read) from ops.slice"))
                .isEqualTo(FILES * (2L * ENTRIES + 2 + 2 * CUPS) + 2);
        sameAsOneAgentAlone();
    }

    @Test
    void whenOneOfTwoIsKilledTheOtherLoadsItsSlices() throws Exception {
        try (AgentProcess first = agent(); AgentProcess second = agent()) {
            try (Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                    Statement statement = blocker.createStatement()) {
                first.until("\"event\":\"start\"");
                second.until("\"event\":\"start\"");
                blocker.setAutoCommit(false);
                statement.execute("lock table warehouse.fact_transaction in access exclusive mode");
                first.until("journal-");
                second.until("journal-");
                first.process.destroyForcibly().waitFor();
                blocker.rollback();
            }
            second.end(0);
        }
        assertThat(loads.query("select state, count(*) from ops.batch group by 1")).containsExactly("published|1");
        sameAsOneAgentAlone();
    }

    @Test
    void oneThatIsKilledBetweenTwoFilesIsResumedWithTheSameNumbersOfEqualRows() throws Exception {
        try (AgentProcess killed = agent();
                Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = blocker.createStatement()) {
            killed.until("journal-2.csv"); // the two before are loaded
            blocker.setAutoCommit(false);
            statement.execute("lock table ops.slice in share mode"); // no further checkpoint
            killed.process.destroyForcibly().waitFor();
            assertThat(loads
                    .query("select distinct state from ops.source_file where file_name like 'journal%' order by 1"))
                    .as("some are loaded, some are not").containsExactly("loaded", "loading");
            blocker.rollback();
        }
        try (AgentProcess next = agent()) {
            next.end(0);
        }
        assertThat(loads.query("select state, count(*) from ops.batch group by 1")).containsExactly("published|1");
        sameAsOneAgentAlone();
    }

    @Test
    void inALaterLoadTooTheLastFilesRowHoldsWhoeverMergesWhen() throws Exception {
        Path later = Files.createDirectory(folder.resolve("later"));
        for (int file = 1; file < FILES; file++) {
            Path moved = Files.move(export.resolve("journal-" + file + ".csv"),
                    later.resolve("journal-" + file + ".csv"));
            if (file == 1) {
                Files.write(moved, longFile(), StandardOpenOption.APPEND);
            }
            // Beside the shared key, which is known by then, one that is new to all of them.
            Files.writeString(moved,
                    "fresh,1,2026-02-10,1000,1.00,,of file %1$d\nfresh,2,2026-02-10,4000,,1.00,of file %1$d\n"
                            .formatted(file),
                    StandardOpenOption.APPEND);
        }
        loads.load(export);
        try (var files = Files.list(later)) {
            for (Path file : files.toList()) {
                Files.move(file, export.resolve(file.getFileName()));
            }
        }
        try (AgentProcess one = agent(); AgentProcess other = agent()) {
            try (Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                    Statement statement = blocker.createStatement()) {
                one.until("\"event\":\"start\"");
                other.until("\"event\":\"start\"");
                blocker.setAutoCommit(false);
                statement.execute("lock table ops.fact_key in share mode");
                one.until("journal-");
                other.until("journal-");
                blocker.rollback();
            }
            one.end(0);
            other.end(0);
        }
        assertThat(loads.query(FACTS).stream().filter(row -> row.contains("of file"))).hasSize(4)
                .allMatch(row -> row.contains("of file " + (FILES - 1)));
        assertThat(loads
                .number("select count(*) from warehouse.fact_transaction f where f.batch_to is null and not exists ("
                        + "select from ops.fact_key k where k.fact_id = f.fact_id)"))
                .as("facts that no key leads to").isZero();
    }

    private void sameAsOneAgentAlone() throws Exception {
        try (Loads alone = new Loads(folder)) {
            alone.load(export);
            assertThat(loads.query(FACTS)).hasSize(FILES * 2 * (ENTRIES + CUPS) + 2).isEqualTo(alone.query(FACTS));
            assertThat(loads.query("select sum(debit), sum(credit) from semantic.company_period"))
                    .isEqualTo(alone.query("select sum(debit), sum(credit) from semantic.company_period"));
        }
    }
}
