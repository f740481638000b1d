package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static TestLedger ledger;

    @BeforeAll
    static void load() throws SQLException {
        ledger = new TestLedger();
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    @Test
    void aFiscalYearIsNamedByTheYearItEndsInAndHasThirteenPeriods() throws SQLException {
        assertThat(ledger.query(
                "select concat_ws(' ', period_key, name, start_date, end_date) from warehouse.fiscal_period where fiscal_year = 2026 and period in (1, 2, 3, 12, 13) order by 1"))
                .containsExactly("202601 Nov 2025 2025-11-01 2025-11-30",
                        "202602 Dec 2025 2025-12-01 2025-12-31", "202603 Jan 2026 2026-01-01 2026-01-31",
                        "202612 Oct 2026 2026-10-01 2026-10-31",
                        "202613 FY2026 adjustments 2026-10-31 2026-10-31");
        assertThat(ledger.query("select count(*) from warehouse.fiscal_period where fiscal_year = 2026"))
                .containsExactly("13");
    }

    @Test
    void aCalendarYearCompanyHasItsYearsFromJanuary() throws SQLException {
        ledger.run(
                "insert into warehouse.dim_company (company_key, code, name, base_currency, batch_from) values (2, 'CAL', 'Calendar', 'USD', ?)",
                ledger.batch());
        ledger.run("select ops.ensure_fiscal_periods(2, '2024-02-29', '2024-02-29')");
        assertThat(ledger.query(
                "select concat_ws(' ', period_key, start_date, end_date) from warehouse.fiscal_period where company_key = 2 and period in (1, 2, 12, 13) order by 1"))
                .containsExactly("202401 2024-01-01 2024-01-31", "202402 2024-02-01 2024-02-29",
                        "202412 2024-12-01 2024-12-31", "202413 2024-12-31 2024-12-31");
    }

    @Test
    void periodsAndMonthsThatAreThereAlreadyStay() throws SQLException {
        assertThat(ledger.query("select ops.ensure_fiscal_periods(1, '2025-11-01', '2026-01-31')"))
                .containsExactly("0");
        assertThat(ledger.query("select ops.ensure_partitions('2025-11-15', '2026-01-31')")).containsExactly("0");
        assertThat(ledger.query("select ops.ensure_partitions('2027-01-31', '2027-02-01')")).containsExactly("6");
    }

    @Test
    void monthsOutsideTheOpenRangeAreNotMade() {
        assertThatThrownBy(() -> ledger.run("select ops.ensure_partitions('2206-01-01', '2206-01-01')"))
                .hasMessageContaining("outside the open range");
        assertThatThrownBy(() -> ledger.run("select ops.ensure_partitions('1989-12-31', '1990-01-01')"))
                .hasMessageContaining("outside the open range");
    }

    @Test
    void aMonthMadeByTheLoadIsOwnedByTheOwnerAndHasTheIndexes() throws SQLException {
        assertThat(ledger.query(
                "select tableowner from pg_tables where schemaname = 'warehouse' and tablename = 'fact_transaction_2026_01'"))
                .containsExactly("superscapes_owner");
        assertThat(ledger.query("""
                select a.attname || ' ' || m.amname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                where i.indrelid = 'warehouse.fact_transaction_2026_01'::regclass order by 1
                """))
                .containsExactly("account_key btree", "batch_from brin", "entry_id btree", "fact_id btree",
                        "period_key brin");
    }
}
