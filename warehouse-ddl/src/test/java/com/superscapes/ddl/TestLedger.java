package com.superscapes.ddl;

import com.superscapes.ddl.testing.TestWarehouse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hand-made ledger data, written by the sync login: company 1 (fiscal year from November), branches 1 and 2, six accounts. */
final class TestLedger implements AutoCloseable {

    static final int CASH = 1;
    static final int PAYABLE = 2;
    static final int CAPITAL = 3;
    static final int RETAINED = 4;
    static final int REVENUE = 5;
    static final int EXPENSE = 6;
    static final int DISTRIBUTIONS = 7;
    static final int HEADCOUNT = 8;

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final Connection sync;
    private long batch;
    private int lines;

    TestLedger() throws SQLException {
        sync = warehouse.logins().sync().dataSource().getConnection();
        run("insert into ops.source_table (source_system, source_table) values ('test', 'journal')");
        startBatch();
        run("insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start, batch_from) values (1, 'SUP', 'Superscapes', 'USD', 11, ?)",
                batch);
        run("insert into warehouse.dim_branch (branch_key, company_key, code, name, batch_from) values (1, 1, 'ATL', 'Atlanta', ?), (2, 1, 'DAL', 'Dallas', ?)",
                batch, batch);
        run("select ops.ensure_partitions('2024-11-01', '2026-12-31')");
        run("select ops.ensure_fiscal_periods(1, '2024-11-01', '2026-12-31')");
        account(CASH, "asset", "cash");
        account(PAYABLE, "liability", "payable");
        account(CAPITAL, "equity", "capital");
        account(RETAINED, "equity", "retained-earnings");
        account(REVENUE, "revenue", "revenue");
        account(EXPENSE, "expense", "overhead");
        account(DISTRIBUTIONS, "equity", "distributions");
        account(HEADCOUNT, "statistical", "statistical");
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    long batch() {
        return batch;
    }

    long startBatch() throws SQLException {
        batch = Long.parseLong(
                query("insert into ops.batch (source_system, started_at) values ('test', now()) returning batch_id")
                        .getFirst());
        return batch;
    }

    void account(int key, String type, String statementClass) throws SQLException {
        run("""
                insert into warehouse.dim_account (account_key, code, name, account_type, statement_class, normal_balance, sort_code, source_system, source_id, batch_from)
                values (?, ?, ?, ?, ?, 'D', ?, 'test', ?, ?)
                """,
                key, "" + key, type + " " + key, type, statementClass, "" + key, "" + key, batch);
    }

    /** An entry of two lines, balanced, on branch 1. */
    void entry(String entry, String date, int debited, int credited, String amount) throws SQLException {
        line(entry, date, debited, 1, amount, "0", "N");
        line(entry, date, credited, 1, "0", amount, "N");
    }

    /** A year-end entry in period 13 of the fiscal year that the date is in. */
    void closing(String entry, String date, int debited, int credited, String amount) throws SQLException {
        int year = fiscalYear(date);
        line(entry, date, year * 100 + 13, debited, 1, amount, "0", "C");
        line(entry, date, year * 100 + 13, credited, 1, "0", amount, "C");
    }

    void line(String entry, String date, int account, int branch, String debit, String credit, String kind)
            throws SQLException {
        line(entry, date, periodOf(date), account, branch, debit, credit, kind);
    }

    void line(String entry, String date, int period, int account, int branch, String debit, String credit, String kind)
            throws SQLException {
        String id = entry + "/" + ++lines;
        run("""
                insert into warehouse.fact_transaction (posting_date, period_key, company_key, branch_key, account_key, currency, debit, credit,
                    entry_kind, source_key, source_id, entry_id, line_no, file_id, file_line, batch_from)
                values (?::date, ?, 1, ?, ?, 'USD', ?, ?, ?, 1, ?, ?, ?, 1, ?, ?)
                """,
                date, period, branch, account, new BigDecimal(debit), new BigDecimal(credit), kind, id, entry, lines,
                lines, batch);
        run("""
                insert into ops.fact_key
                select f.source_key, substr(encode(sha256(convert_to(f.source_id, 'UTF8')), 'hex'), 1, 32)::uuid, f.posting_date, f.fact_id, ?, f.batch_from
                from warehouse.fact_transaction f where f.source_id = ? and f.batch_from = ?
                """, UUID.randomUUID(), id, batch);
    }

    void periodAmount(int period, int account, String scenario, String measure, String amount) throws SQLException {
        run("""
                insert into warehouse.fact_period_amount (company_key, period_key, posting_date, branch_key, account_key, scenario_key, currency, measure,
                    amount, stated_amount, source_key, source_id, file_id, file_line, batch_from)
                select 1, ?, '2025-11-30', 1, ?, s.scenario_key, 'USD', ?, ?, 0, 1, ?, 1, 1, ? from warehouse.dim_scenario s where s.code = ?
                """,
                period, account, measure, new BigDecimal(amount), "pa" + ++lines, batch, scenario);
    }

    /** A balance the source states: an opening, or an anchor's closing. */
    void balance(int period, int account, String kind, String amount) throws SQLException {
        run("""
                insert into warehouse.fact_account_balance (company_key, period_key, posting_date, branch_key, account_key, currency, kind, opening, closing,
                    source_key, source_id, file_id, file_line, batch_from)
                values (1, ?, '2025-11-01', 0, ?, 'USD', ?, case ? when 'opening' then ? end, case ? when 'anchor' then ? end, 1, ?, 1, 1, ?)
                """,
                period, account, kind, kind, new BigDecimal(amount), kind, new BigDecimal(amount), "ab" + ++lines,
                batch);
    }

    /** Lists every period of the company as touched and recomputes the rollups. */
    void recompute() throws SQLException {
        run("insert into ops.touched_period select ?, company_key, period_key from warehouse.fiscal_period on conflict do nothing",
                batch);
        run("select ops.recompute_rollups(?)", batch);
    }

    void publish() throws SQLException {
        recompute();
        run("select ops.publish(?)", batch);
    }

    Connection sync() {
        return sync;
    }

    void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.execute();
        }
    }

    /** Breaks what no login of the product may touch. */
    void tamper(String sql) throws SQLException {
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** The first column of every row as text. */
    List<String> query(String sql, Object... values) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = sync.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static int fiscalYear(String date) {
        LocalDate day = LocalDate.parse(date);
        return day.getYear() + (day.getMonthValue() >= 11 ? 1 : 0);
    }

    private static int periodOf(String date) {
        return fiscalYear(date) * 100 + (LocalDate.parse(date).getMonthValue() + 1) % 12 + 1;
    }

    @Override
    public void close() throws SQLException {
        sync.close();
        warehouse.close();
    }
}
