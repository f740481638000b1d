package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.quality.QualityResult;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sub-ledgers against the ledger: what ties, what does not and by which entry, and what cannot be told. */
class OperationChecksTest {

    private static final int RECEIVABLE = 21;
    private static final int RETAINAGE = 22;
    private static final int PAYABLES = 23;
    private static final int LABOR = 24;
    private static final int MATERIALS = 25;
    private static final int EQUIPMENT = 26;
    private static final int POOL = 27;
    private static final int UNPLACED = 28;

    private TestLedger ledger;
    private int records;

    @BeforeEach
    void open() throws SQLException {
        ledger = new TestLedger();
        ledger.account(RECEIVABLE, "asset", "receivable");
        ledger.account(RETAINAGE, "asset", "retainage-receivable");
        ledger.account(PAYABLES, "liability", "payable");
        ledger.account(LABOR, "expense", "direct-labor");
        ledger.account(MATERIALS, "expense", "materials");
        ledger.account(EQUIPMENT, "expense", "equipment-cost");
        ledger.account(POOL, "expense", "equipment-cost");
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    private QualityResult check(QualityCheck check) throws SQLException {
        ledger.recompute();
        return check.run(ledger.sync(), ledger.batch()).getFirst();
    }

    private void record(String table, String date, String columns, String values, Object... more) throws SQLException {
        Object[] all = new Object[more.length + 4];
        all[0] = date;
        all[1] = date;
        System.arraycopy(more, 0, all, 2, more.length);
        all[more.length + 2] = "r" + ++records;
        all[more.length + 3] = ledger.batch();
        ledger.run("insert into warehouse." + table + " (posting_date, period_key, company_key, currency, " + columns
                + ", source_key, source_id, file_id, file_line, batch_from) select ?::date, (select f.period_key from warehouse.fiscal_period f"
                + " where f.company_key = 1 and f.period < 13 and ?::date between f.start_date and f.end_date), 1, 'USD', "
                + values
                + ", 1, ?, 1, 1, ?", all);
    }

    /** What no loader may do. */
    private void change(String sql) throws SQLException {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void item(String date, int account, String kind, String amount, String entry) throws SQLException {
        record("fact_ar_item", date, "account_key, kind, amount, entry", "?, ?, ?, ?", account, kind,
                new BigDecimal(amount), entry);
    }

    private void receipt(String date, int account, String amount, String entry) throws SQLException {
        record("fact_ar_application", date, "item, kind, account_key, amount, entry", "'r1', 'payment', ?, ?, ?",
                account,
                new BigDecimal(amount), entry);
    }

    private void invoiceAndReceipt() throws SQLException {
        ledger.line("E1", "2025-11-05", RECEIVABLE, 1, "900", "0", "N");
        ledger.line("E1", "2025-11-05", RETAINAGE, 1, "100", "0", "N");
        ledger.line("E1", "2025-11-05", REVENUE, 1, "0", "1000", "N");
        item("2025-11-05", RECEIVABLE, "invoice", "900", "E1");
        item("2025-11-05", RETAINAGE, "retainage", "100", "E1");
        ledger.entry("E2", "2025-12-07", CASH, RECEIVABLE, "400");
        receipt("2025-12-07", RECEIVABLE, "-400", "E2");
    }

    @Test
    void receivablesTieWithTheirRetainage() throws SQLException {
        invoiceAndReceipt();
        assertThat(check(QualityCheck.T6).state()).isEqualTo("tied");
    }

    @Test
    void aReceiptThatTheLedgerDoesNotKnowIsNamed() throws SQLException {
        invoiceAndReceipt();
        receipt("2026-01-09", RECEIVABLE, "-30", "E9");
        QualityResult result = check(QualityCheck.T6);
        assertThat(result.state()).isEqualTo("broken");
        assertThat(result.difference()).isEqualByComparingTo("-30");
        assertThat(result.reason())
                .isEqualTo("Receivables differ from their ledger accounts; the difference arises in 1 period.");
        assertThat(result.items()).contains("\"entry\": \"E9\"", "\"account\": \"21\"", "\"period\": 202603",
                "\"records\": \"-30.00\"", "\"ledger\": \"0.00\"");
    }

    @Test
    void aManualEntryOnTheControlAccountIsNamed() throws SQLException {
        invoiceAndReceipt();
        ledger.entry("MANUAL", "2025-12-20", RECEIVABLE, REVENUE, "55");
        QualityResult result = check(QualityCheck.T6);
        assertThat(result.difference()).isEqualByComparingTo("-55");
        assertThat(result.items()).contains("\"entry\": \"MANUAL\"").doesNotContain("E1", "E2");
    }

    @Test
    void itemsFromBeforeTheBooksAreInTheOpeningBalance() throws SQLException {
        invoiceAndReceipt();
        ledger.balance(202601, RECEIVABLE, "opening", "250");
        change("update warehouse.fact_ar_item set posting_date = '2025-03-01', period_key = 202505, amount = 1150 where account_key = "
                + RECEIVABLE);
        change("update warehouse.fact_transaction set batch_to = batch_from where entry_id = 'E1' and account_key <> "
                + RETAINAGE);
        assertThat(check(QualityCheck.T6).state()).isEqualTo("broken");
        change("update warehouse.fact_ar_item set amount = 250 where account_key = " + RECEIVABLE);
        assertThat(check(QualityCheck.T6).state()).isEqualTo("tied");
    }

    @Test
    void itemsWithoutAccountsAreComparedWithAllAccountsOfTheirClasses() throws SQLException {
        invoiceAndReceipt();
        change("update warehouse.fact_ar_item set account_key = 0");
        change("update warehouse.fact_ar_application set account_key = 0");
        assertThat(check(QualityCheck.T6).state()).isEqualTo("tied");
        ledger.entry("MANUAL", "2025-12-20", RETAINAGE, REVENUE, "5");
        assertThat(check(QualityCheck.T6).items()).contains("\"entry\": \"MANUAL\"");
    }

    @Test
    void payablesTieAndAnUnknownBillIsNamed() throws SQLException {
        ledger.entry("B1", "2025-11-05", MATERIALS, PAYABLES, "70");
        record("fact_ap_item", "2025-11-05", "account_key, kind, amount, entry", "?, 'invoice', -70, 'B1'", PAYABLES);
        assertThat(check(QualityCheck.T7).state()).isEqualTo("tied");
        record("fact_ap_item", "2025-11-06", "account_key, kind, amount, entry", "?, 'invoice', -9, 'B2'", PAYABLES);
        assertThat(check(QualityCheck.T7).items()).contains("\"entry\": \"B2\"", "\"difference\": \"-9.00\"");
    }

    @Test
    void directCostWithoutAJobIsNamedAndTheEquipmentPoolIsNot() throws SQLException {
        ledger.entry("J1", "2025-11-05", LABOR, CASH, "80");
        ledger.entry("P1", "2025-11-06", POOL, CASH, "500");
        record("fact_job_cost", "2025-11-05", "cost_type, account_key, amount, entry", "'labor', ?, 80, 'J1'", LABOR);
        assertThat(check(QualityCheck.T8).state()).isEqualTo("tied");
        ledger.entry("J2", "2025-12-05", MATERIALS, CASH, "12.5");
        QualityResult result = check(QualityCheck.T8);
        assertThat(result.state()).isEqualTo("broken");
        assertThat(result.items()).contains("\"entry\": \"J2\"", "\"ledger\": \"12.50\"").doesNotContain("P1");
    }

    @Test
    void jobCostWithoutAccountsIsComparedByCostType() throws SQLException {
        ledger.entry("J1", "2025-11-05", LABOR, CASH, "80");
        ledger.entry("J2", "2025-11-05", MATERIALS, CASH, "20");
        record("fact_job_cost", "2025-11-05", "cost_type, amount, entry", "'labor', 80, 'J1'");
        record("fact_job_cost", "2025-11-05", "cost_type, amount, entry", "'materials', 21, 'J2'");
        QualityResult result = check(QualityCheck.T8);
        assertThat(result.difference()).isEqualByComparingTo("1");
        assertThat(result.items()).contains("\"account\": \"materials\"").doesNotContain("labor");
    }

    @Test
    void theYearEndPeriodBelongsToTheLastMonth() throws SQLException {
        ledger.line("ADJ", "2025-10-31", 202513, LABOR, 1, "7", "0", "A");
        ledger.line("ADJ", "2025-10-31", 202513, CASH, 1, "0", "7", "A");
        record("fact_job_cost", "2025-10-31", "cost_type, account_key, amount, entry", "'labor', ?, 7, 'ADJ'", LABOR);
        assertThat(check(QualityCheck.T8).state()).isEqualTo("tied");
    }

    @Test
    void hoursPaidAreHoursWorked() throws SQLException {
        ledger.entry("PAY", "2025-11-14", LABOR, CASH, "1000");
        record("fact_payroll", "2025-11-14", "gross, regular_hours, overtime_hours", "1000, 40, 2");
        String pay = "r" + records;
        record("fact_time_entry", "2025-11-03", "pay_type, hours, payroll, job_key", "'regular', 38, ?, 1", pay);
        record("fact_time_entry", "2025-11-04", "pay_type, hours, payroll", "'regular', 4, ?", pay);
        assertThat(check(QualityCheck.T10).state()).isEqualTo("tied");
        record("fact_time_entry", "2025-11-05", "pay_type, hours, payroll", "'regular', 1.5, ?", pay);
        QualityResult result = check(QualityCheck.T10);
        assertThat(result.difference()).isEqualByComparingTo("-1.5");
        assertThat(result.items()).contains("\"payRecord\": \"" + pay + "\"", "\"jobHours\": \"38.00\"");
    }

    @Test
    void hoursOfTimeThatNamesNoPayRecordAreFoundByItsDays() throws SQLException {
        ledger.entry("PAY", "2025-11-14", LABOR, CASH, "1000");
        record("fact_payroll", "2025-11-14", "gross, regular_hours, period_start, period_end, employee_key",
                "1000, 8, '2025-11-01'::date, '2025-11-07'::date, 5");
        record("fact_time_entry", "2025-11-03", "pay_type, hours, employee_key", "'regular', 8, 5");
        record("fact_time_entry", "2025-11-08", "pay_type, hours, employee_key", "'regular', 3, 5");
        assertThat(check(QualityCheck.T10).state()).isEqualTo("tied");
    }

    @Test
    void equipmentChargedToJobsIsThePoolsCredit() throws SQLException {
        ledger.entry("C1", "2025-11-05", EQUIPMENT, POOL, "60");
        record("fact_equipment_cost", "2025-11-05", "kind, account_key, amount, entry", "'charge', ?, -60, 'C1'", POOL);
        record("fact_equipment_cost", "2025-11-05", "kind, account_key, amount, entry", "'fuel', ?, 15, 'F1'",
                EQUIPMENT);
        assertThat(check(QualityCheck.T11).state()).isEqualTo("tied");
        ledger.entry("C2", "2025-11-08", EQUIPMENT, POOL, "2");
        assertThat(check(QualityCheck.T11).items()).contains("\"entry\": \"C2\"");
    }

    @Test
    void anAccountInNoSectionOfTheCashFlowIsNamed() throws SQLException {
        ledger.entry("E1", "2025-11-05", CASH, REVENUE, "10");
        assertThat(check(QualityCheck.T5).state()).isEqualTo("tied");
        ledger.account(UNPLACED, "unmapped", "unmapped");
        ledger.entry("E2", "2025-11-06", UNPLACED, CASH, "4");
        QualityResult result = check(QualityCheck.T5);
        assertThat(result.state()).isEqualTo("broken");
        assertThat(result.items()).contains("\"accountsInNoSection\": [\"28\"]");
    }

    @Test
    void aRecordOfAMemberThatIsNotThereIsCounted() throws SQLException {
        ledger.entry("E1", "2025-11-05", CASH, REVENUE, "10");
        assertThat(check(QualityCheck.R1).state()).isEqualTo("tied");
        record("fact_job_cost", "2025-11-05", "cost_type, job_key, amount", "'labor', 77, 1");
        QualityResult result = check(QualityCheck.R1);
        assertThat(result.state()).isEqualTo("broken");
        assertThat(result.items()).contains("fact_job_cost", "job_key", "r" + records);
    }
}
