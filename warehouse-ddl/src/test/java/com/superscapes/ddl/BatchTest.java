package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.testing.TestReader;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final String REVENUE_READ = "select trim_scale(sum(-amount)) from semantic.company_period where account_key = 5";
    private static final String LINES_READ = "select count(*) from semantic.ledger_line";

    @Test
    void aReaderSeesABatchOnlyOnceItIsPublished() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.recompute();
            assertThat(read(ledger, LINES_READ)).isEqualTo("0");
            assertThat(read(ledger, REVENUE_READ)).isNull();
            ledger.run("select ops.publish(?)", ledger.batch());
            assertThat(read(ledger, LINES_READ)).isEqualTo("2");
            assertThat(read(ledger, REVENUE_READ)).isEqualTo("100");
        }
    }

    @Test
    void aReaderWhoStartedBeforeAPublishSeesNothingOfItUntilTheEnd() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.entry("E2", "2025-12-03", CASH, REVENUE, "5");
            try (TestReader before = TestReader.as(ledger.warehouse(), "controller", null)) {
                assertThat(before.text(LINES_READ)).isEqualTo("2");
                ledger.publish();
                assertThat(before.text(REVENUE_READ)).isEqualTo("100");
                assertThat(before.text(LINES_READ)).isEqualTo("2");
            }
            assertThat(read(ledger, REVENUE_READ)).isEqualTo("105");
            assertThat(read(ledger, LINES_READ)).isEqualTo("4");
        }
    }

    @Test
    void anEarlierBatchCanBeReadAgain() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.run("update warehouse.fact_transaction set batch_to = ?", ledger.batch());
            ledger.entry("E1", "2025-12-03", CASH, REVENUE, "101");
            ledger.publish();
            try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
                assertThat(reader.text(REVENUE_READ)).isEqualTo("101");
                reader.set("superscapes.as_of_batch", "1");
                assertThat(reader.text(REVENUE_READ)).isEqualTo("100");
                assertThat(reader.text("select min(posting_date) from semantic.ledger_line")).isEqualTo("2025-11-03");
            }
        }
    }

    @Test
    void aLaterBatchThanThePublishedOneCannotBeAskedFor() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.entry("E2", "2025-11-03", CASH, REVENUE, "100");
            try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
                reader.set("superscapes.as_of_batch", "2");
                assertThat(reader.text(LINES_READ)).isEqualTo("2");
            }
        }
    }

    @Test
    void undoLeavesEverythingAsItWas() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            String before = fingerprint(ledger);
            ledger.startBatch();
            ledger.run("update warehouse.fact_transaction set batch_to = ? where account_key = ?", ledger.batch(),
                    CASH);
            ledger.run(
                    "update ops.fact_key set batch_id = ?, posting_date = '2026-01-01', row_hash = gen_random_uuid() where key_hash = substr(encode(sha256('E1/1'), 'hex'), 1, 32)::uuid",
                    ledger.batch());
            ledger.run("delete from ops.fact_key where key_hash = substr(encode(sha256('E1/2'), 'hex'), 1, 32)::uuid");
            ledger.entry("E2", "2025-12-03", CASH, REVENUE, "5");
            ledger.run("update warehouse.dim_branch set batch_to = ? where branch_key = 2", ledger.batch());
            ledger.recompute();
            assertThat(fingerprint(ledger)).isNotEqualTo(before);
            ledger.run("select ops.undo(?)", ledger.batch());
            assertThat(fingerprint(ledger)).isEqualTo(before);
            assertThat(ledger.query("select state from ops.batch where batch_id = 2")).containsExactly("undone");
        }
    }

    @Test
    void aPublishedBatchCannotBeUndone() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.publish();
            assertThatThrownBy(() -> ledger.run("select ops.undo(?)", ledger.batch()))
                    .hasMessageContaining("published or undone already");
        }
    }

    @Test
    void aBatchIsNotPublishedOverAnUnfinishedOne() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.startBatch();
            assertThatThrownBy(ledger::publish).hasMessageContaining("unfinished");
            ledger.run("select ops.undo(1)");
            ledger.publish();
            assertThat(ledger.query("select published_batch from ops.publication")).containsExactly("2");
        }
    }

    @Test
    void aBatchIsPublishedOnce() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.publish();
            assertThatThrownBy(ledger::publish).hasMessageContaining("not being loaded");
        }
    }

    private static String read(TestLedger ledger, String sql) throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
            return reader.text(sql);
        }
    }

    private static String fingerprint(TestLedger ledger) throws SQLException {
        return ledger.query("""
                select concat(
                    (select string_agg(f::text, ';' order by fact_id) from warehouse.fact_transaction f),
                    (select string_agg(k::text, ';' order by k::text) from ops.fact_key k),
                    (select string_agg(r::text, ';' order by r::text) from warehouse.rollup_branch_period r),
                    (select string_agg(r::text, ';' order by r::text) from warehouse.rollup_company_period r),
                    (select string_agg(b::text, ';' order by b::text) from warehouse.dim_branch b))
                """).getFirst();
    }
}
