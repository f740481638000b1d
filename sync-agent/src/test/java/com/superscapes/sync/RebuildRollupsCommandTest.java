package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rebuild-rollups}: whatever was done to the rollups, they become the sums of the facts. */
class RebuildRollupsCommandTest {

    private static final String OF_ROLLUP = """
            select a.code, r.period_key, r.debit, r.credit, r.line_count from warehouse.%s r
            join warehouse.dim_account a on a.account_key = r.account_key and a.batch_to is null
            where r.batch_to is null order by 1, 2
            """;
    private static final String OF_FACTS = """
            select a.code, f.period_key, sum(f.debit), sum(f.credit), count(*) from warehouse.fact_transaction f
            join warehouse.dim_account a on a.account_key = f.account_key and a.batch_to is null
            where f.batch_to is null group by 1, 2 order by 1, 2
            """;

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: books, kind: files, folder: books");
        Files.write(agent.folder("books").resolve("journal.csv"), List.of("entry,line,date,account,debit,credit",
                "1,1,2026-01-10,1000,10.00,", "1,2,2026-01-10,4000,,10.00", "2,1,2026-02-11,1000,5.00,",
                "2,2,2026-02-11,4000,,5.00"));
        agent.run("run");
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private void change(String sql) throws Exception {
        try (Connection connection = loads.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertSumsOfTheFacts() throws Exception {
        for (String rollup : List.of("rollup_branch_period", "rollup_company_period")) {
            assertThat(loads.query(OF_ROLLUP.formatted(rollup))).as(rollup).isEqualTo(loads.query(OF_FACTS));
        }
    }

    @Test
    void brokenRollupsBecomeTheSumsOfTheFactsAndReadersSeeIt() throws Exception {
        assertSumsOfTheFacts();
        change("update warehouse.rollup_branch_period set debit = debit + 1, amount = amount + 1 where period_key = 202601 and debit > 0");
        change("delete from warehouse.rollup_company_period where period_key = 202602");
        change("insert into warehouse.rollup_company_period select (r).* from (select jsonb_populate_record(r, '{\"period_key\": 202512}') as r "
                + "from warehouse.rollup_company_period r limit 1) x");
        Commands.Said said = agent.run("rebuild-rollups");
        assertThat(said.exitCode()).as(said.all()).isZero();
        assertThat(said.out()).contains("4 rows of the rollups were wrong and are mended; readers see batch 2.");
        assertSumsOfTheFacts();
        assertThat(loads.query("select published_batch from ops.publication")).containsExactly("2");
        assertThat(loads.query(
                "select count(*) > 0 from ops.quality_result where batch_id = 2 and check_code = 'T1' and state = 'tied'"))
                .containsExactly("t");
    }

    @Test
    void rollupsThatAreRightStayAndNothingIsWritten() throws Exception {
        assertThat(agent.run("rebuild-rollups").out())
                .contains("The rollups agree with the facts; nothing was written.");
        assertThat(loads.query("select count(*) from ops.batch")).containsExactly("1");
        assertThat(agent.run("run").out() + agent.run("run").errors()).contains("Nothing new");
    }

    @Test
    void aLoadThatIsNotAtItsEndComesFirst() throws Exception {
        change("insert into ops.batch (source_system, started_at) values ('books', now())");
        Commands.Said said = agent.run("rebuild-rollups");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.errors()).contains("Batch 2 is not at its end.");
        assertThat(loads.query("select count(*) from ops.batch")).containsExactly("2");
    }
}
