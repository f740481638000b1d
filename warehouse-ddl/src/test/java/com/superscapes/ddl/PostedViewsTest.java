package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.testing.TestReader;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts with their members as of the posting date, and the dimensions that are derived, as readers see them. */
class PostedViewsTest {

    private static TestLedger ledger;

    @BeforeAll
    static void load() throws SQLException {
        ledger = new TestLedger();
        job("Draft name", "bid", "-infinity", "2025-12-01");
        job("Signed name", "active", "2025-12-01", null);
        cost("2025-11-30", 5, 1, "10");
        cost("2025-12-01", 5, 1, "20");
        cost("2025-12-15", 0, 2, "30");
        ledger.publish();
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    private static void job(String name, String status, String from, String to) throws SQLException {
        ledger.run(
                "insert into warehouse.dim_job (job_key, code, name, status, branch_key, source_system, source_id, valid_from, valid_to, batch_from) values (5, 'J5', ?, ?, 1, 'test', '5', ?::date, ?::date, ?)",
                name, status, from, to, ledger.batch());
    }

    private static void cost(String date, int job, int branch, String amount) throws SQLException {
        ledger.run(
                "insert into warehouse.fact_job_cost (posting_date, period_key, company_key, branch_key, currency, job_key, cost_type, amount, employee_key, source_key, source_id, file_id, file_line, batch_from)"
                        + " values (?::date, 202601, 1, ?, 'USD', ?, 'labor', ?::numeric, 9, 1, ?, 1, 1, ?)",
                date, branch, job, amount, "c" + amount, ledger.batch());
    }

    @Test
    void aFactShowsItsJobAsItWasOnThePostingDate() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
            assertThat(reader.texts(
                    "select concat_ws(' ', trim_scale(amount), job_name, job_status) from semantic.job_cost_posted order by posting_date"))
                    .containsExactly("10 Draft name bid", "20 Signed name active", "30 Unassigned");
        }
    }

    @Test
    void aScopedReaderSeesTheFactsAndRegionsOfItsBranches() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "branch_manager", List.of(2))) {
            assertThat(reader.texts("select trim_scale(amount)::text from semantic.job_cost_posted"))
                    .containsExactly("30");
            assertThat(reader.texts("select code from semantic.region")).isEmpty();
        }
    }

    @Test
    void whoDidTheHoursIsForThoseWhoMayKnowPay() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "accountant", null)) {
            assertThatThrownBy(() -> reader.text("select employee_key from semantic.job_cost_employee"))
                    .hasMessageContaining("permission denied");
        }
        try (TestReader reader = TestReader.as(ledger.warehouse(), "payroll", null)) {
            assertThat(reader.texts("select distinct employee_key::text from semantic.job_cost_employee"))
                    .containsExactly("9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"executive", "controller", "accountant", "auditor", "branch_manager"})
    void everyReaderOfFiguresCanReadEveryPostedViewAndAskWhatWasOpen(String role) throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), role, List.of(1))) {
            for (String view : List.of("ar_item", "ap_item", "ar_line", "ap_line", "job_cost", "equipment_cost",
                    "equipment_usage", "job_estimate", "change_order", "time_entry")) {
                reader.texts("select 1 from semantic." + view + "_posted");
            }
            reader.texts("select 1 from semantic.ar_open_items('2025-12-31')");
            reader.texts("select 1 from semantic.ap_open_items('2025-12-31', true)");
            assertThat(reader.texts(
                    "select concat_ws(' ', period_key, fiscal_quarter, fiscal_week, weekday) from semantic.calendar_date where calendar_date = '2026-02-01'"))
                    .containsExactly("202604 2 14 7");
        }
    }

    @Test
    void thePayrollRoleReadsHoursWithTheirJobs() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "payroll", null)) {
            assertThat(reader.texts("select 1 from semantic.time_entry_posted")).isEmpty();
            assertThat(reader.texts("select 1 from semantic.payroll_posted")).isEmpty();
        }
    }
}
