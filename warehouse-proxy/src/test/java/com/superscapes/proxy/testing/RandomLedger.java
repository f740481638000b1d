package com.superscapes.proxy.testing;

import com.superscapes.ddl.testing.TestWarehouse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A seeded ledger of one company (fiscal year from November), four branches and three fiscal years: balanced entries,
 * adjustments and a closing in period 13, opening balances, a budget, month amounts and stated balances. It is loaded
 * through the sync login and kept here for the plain engine.
 */
public final class RandomLedger implements AutoCloseable {

    /** Branch codes; key = index + 1. */
    public static final List<String> BRANCHES = List.of("N01", "N02", "S01", "S02");
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    private static final int MONTHS = 30;

    private final TestWarehouse warehouse;
    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private final Connection sync;
    private long batch;
    private int source;

    public RandomLedger(long seed, int entries) throws SQLException {
        this(seed, entries, TestWarehouse.create());
    }

    /** In a warehouse that is empty. */
    public RandomLedger(long seed, int entries, TestWarehouse warehouse) throws SQLException {
        this.warehouse = warehouse;
        this.random = new Random(seed);
        this.sync = warehouse.logins().sync().dataSource().getConnection();
        openBatch();
        dimensions();
        run("select ops.ensure_partitions('2023-11-01', '2026-12-31')");
        run("select ops.ensure_fiscal_periods(1, '2023-11-01', '2026-12-31')");
        openings();
        for (int i = 0; i < entries; i++) {
            entry(i);
        }
        for (int year = 2024; year <= 2025; year++) {
            closing(year);
        }
        monthAmounts();
        publish();
    }

    public TestWarehouse warehouse() {
        return warehouse;
    }

    public List<Fact> facts() {
        return facts;
    }

    /** A further batch with one entry between two accounts on a branch; published. */
    public long laterEntry(String entry, LocalDate date, int debited, int credited, int branch, String amount)
            throws SQLException {
        openBatch();
        line(date, period(date), debited, branch, new BigDecimal(amount), BigDecimal.ZERO, 'N', entry);
        line(date, period(date), credited, branch, BigDecimal.ZERO, new BigDecimal(amount), 'N', entry);
        publish();
        return batch;
    }

    /** Writes of a further batch. */
    public interface Writes {

        void write(long batch) throws SQLException;
    }

    /** A further batch with what is written in it; published. */
    public long further(Writes writes) throws SQLException {
        openBatch();
        writes.write(batch);
        publish();
        return batch;
    }

    /** In an open batch, an entry of two lines on a branch. */
    public void entry(String entry, LocalDate date, int debited, int credited, int branch, BigDecimal amount)
            throws SQLException {
        line(date, period(date), debited, branch, amount, BigDecimal.ZERO, 'N', entry);
        line(date, period(date), credited, branch, BigDecimal.ZERO, amount, 'N', entry);
    }

    /** The key of the source table that everything is loaded from. */
    public int source() {
        return source;
    }

    /** A further batch with a month amount in EUR, credit; published. */
    public void inEuro(int account, String amount) throws SQLException {
        openBatch();
        run("insert into warehouse.fact_period_amount (company_key, period_key, posting_date, branch_key, account_key,"
                + " scenario_key, currency, measure, amount, stated_amount, source_key, source_id, file_id, file_line,"
                + " batch_from) values (1, 202504, '2025-02-01', 1, ?, 1, 'EUR', 'movement', ?, 0, ?, 'eur', 1, 1, ?)",
                account, new BigDecimal(amount).negate(), source, batch);
        publish();
    }

    /** Period key of a date: the fiscal year is named by the calendar year it ends in. */
    public static int period(LocalDate date) {
        LocalDate shifted = date.plusMonths(2);
        return shifted.getYear() * 100 + shifted.getMonthValue();
    }

    /** Runs SQL as the sync login. */
    public void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = sync.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        sync.close();
        warehouse.close();
    }

    void openBatch() throws SQLException {
        batch = number("insert into ops.batch (source_system, started_at) values ('test', now()) returning batch_id");
        if (source == 0) {
            source = (int) number("insert into ops.source_table (source_system, source_table)"
                    + " values ('test', 'journal') returning source_key");
        }
        run("insert into ops.source_file (batch_id, source_system, file_name, content, content_hash, mapping_hash,"
                + " byte_count, state, total_debit, total_credit) values (?, 'test', 'journal.csv', 'journal', '\\x01',"
                + " '\\x02', 10, 'loaded', 987654.32, 987654.32)", batch);
        run("insert into ops.rejected_row (batch_id, file_name, line_no, field, reason_code, reason, raw) values"
                + " (?, 'journal.csv', 3, 'account', 'unknown-member', 'there is no account 9', '9|31415926.53')",
                batch);
    }

    /** A further batch in which lines of an entry come again: the old ones are closed, new ones added; published. */
    public void rewriteLines(String entry, int account) throws SQLException {
        openBatch();
        run("insert into warehouse.fact_transaction (posting_date, period_key, company_key, branch_key, division_key,"
                + " account_key, currency, debit, credit, source_key, source_id, entry_id, line_no, file_id, file_line,"
                + " batch_from) select posting_date, period_key, company_key, branch_key, division_key, account_key,"
                + " currency, debit, credit, source_key, source_id, entry_id, line_no, file_id, file_line, ?"
                + " from warehouse.fact_transaction where entry_id = ? and account_key = ? and batch_to is null", batch,
                entry, account);
        run("update warehouse.fact_transaction set batch_to = ? where entry_id = ? and account_key = ?"
                + " and batch_to is null and batch_from < ?", batch, entry, account, batch);
        publish();
    }

    /** A version of the budget: month amounts of revenue and cost, in a batch of its own; published. */
    public void budgetVersion(int key, String code) throws SQLException {
        openBatch();
        run("insert into warehouse.dim_scenario (scenario_key, code, name, kind) values (?, ?, ?, 'budget')", key, code,
                "Budget " + code);
        for (int month = 0; month < MONTHS; month++) {
            for (int account = 12; account <= 18; account++) {
                monthAmount(FIRST.plusMonths(month), account, key, "movement", amount(300_000).negate());
            }
        }
        publish();
    }

    /** A further batch with one entry of several lines, debit positive by account; published. */
    public void entry(String entry, LocalDate date, char kind, int branch, Map<Integer, String> lines)
            throws SQLException {
        openBatch();
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            BigDecimal amount = new BigDecimal(line.getValue());
            line(date, period(date), line.getKey(), branch, amount.max(BigDecimal.ZERO),
                    amount.negate().max(BigDecimal.ZERO), kind, entry);
        }
        publish();
    }

    /** The id of the batch loaded last. */
    public long batch() {
        return batch;
    }

    void publish() throws SQLException {
        run("insert into ops.touched_period select distinct ?, 1, p.period_key from warehouse.fiscal_period p", batch);
        run("select ops.recompute_rollups(?)", batch);
        run("insert into ops.quality_result (batch_id, check_code, company_key, state, reason, difference, items,"
                + " checked_at) values (?, 'T1', 1, 'tied', null, null, '[]', now()),"
                + " (?, 'A1', 1, 'broken', 'Off by 4711.42', 4711.42, '[{\"account\": \"1000\"}]', now())", batch,
                batch);
        run("select ops.publish(?)", batch);
    }

    private void dimensions() throws SQLException {
        run("insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start, batch_from)"
                + " values (1, 'SUP', 'Test Landscaping', 'USD', 11, ?)", batch);
        for (int i = 0; i < BRANCHES.size(); i++) {
            run("insert into warehouse.dim_branch (branch_key, company_key, code, name, region, batch_from)"
                    + " values (?, 1, ?, ?, ?, ?)", i + 1, BRANCHES.get(i), "Branch " + BRANCHES.get(i),
                    BRANCHES.get(i).substring(0, 1), batch);
        }
        run("insert into warehouse.dim_division (division_key, code, name, batch_from) values (1, 'M', 'Maintenance', ?)",
                batch);
        for (ChartLine account : ChartLine.CHART) {
            run("insert into warehouse.dim_account (account_key, code, name, account_type, statement_class,"
                    + " normal_balance, sort_code, source_system, source_id, batch_from)"
                    + " values (?, ?, ?, ?, ?, 'D', ?, 'test', ?, ?)", account.key(), account.code(),
                    "Account " + account.code(), account.type(), account.statementClass(), account.code(),
                    account.code(), batch);
        }
    }

    private void openings() throws SQLException {
        BigDecimal total = BigDecimal.ZERO;
        for (int account : List.of(1, 3, 4)) {
            BigDecimal amount = amount(5_000_000);
            total = total.add(amount);
            opening(account, amount);
        }
        opening(10, total.negate());
    }

    private void opening(int account, BigDecimal amount) throws SQLException {
        int branch = 1 + random.nextInt(BRANCHES.size());
        facts.add(new Fact(Fact.Kind.OPENING, FIRST, 202401, account, branch, 1, BigDecimal.ZERO, BigDecimal.ZERO,
                amount, 'N', ""));
        run("insert into warehouse.fact_account_balance (company_key, period_key, posting_date, branch_key, account_key,"
                + " currency, kind, opening, source_key, source_id, file_id, file_line, batch_from)"
                + " values (1, 202401, ?, ?, ?, 'USD', 'opening', ?, ?, ?, 1, 1, ?)", FIRST, branch, account, amount,
                source, "o" + account, batch);
    }

    private void entry(int number) throws SQLException {
        LocalDate date = FIRST.plusDays(random.nextInt(MONTHS * 30));
        boolean adjusting = random.nextInt(20) == 0;
        if (adjusting) {
            date = LocalDate.of(random.nextBoolean() ? 2024 : 2025, 10, 31);
        }
        int period = adjusting ? date.getYear() * 100 + 13 : period(date);
        String entry = "E" + number;
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            BigDecimal amount = amount(900_000);
            total = total.add(amount);
            line(date, period, account(), branch(), amount, BigDecimal.ZERO, adjusting ? 'A' : 'N', entry);
        }
        line(date, period, account(), branch(), BigDecimal.ZERO, total, adjusting ? 'A' : 'N', entry);
    }

    // Revenue and expenses of the year to retained earnings, branch by branch.
    private void closing(int year) throws SQLException {
        LocalDate date = YearMonth.of(year, 10).atEndOfMonth();
        int period = year * 100 + 13;
        for (int branch = 1; branch <= BRANCHES.size(); branch++) {
            BigDecimal result = BigDecimal.ZERO;
            for (int account = 12; account <= 23; account++) {
                BigDecimal balance = PlainEngine.closing(facts, account, branch, 1, period);
                BigDecimal debit = balance.negate().max(BigDecimal.ZERO);
                line(date, period, account, branch, debit, balance.max(BigDecimal.ZERO), 'C', "CLOSE" + year);
                result = result.add(balance);
            }
            line(date, period, 11, branch, result.max(BigDecimal.ZERO), result.negate().max(BigDecimal.ZERO), 'C',
                    "CLOSE" + year);
        }
    }

    private void monthAmounts() throws SQLException {
        for (int month = 0; month < MONTHS; month++) {
            LocalDate date = FIRST.plusMonths(month);
            for (int account = 12; account <= 18; account++) {
                monthAmount(date, account, 2, "movement", amount(300_000).negate());
            }
            monthAmount(date, ChartLine.MOVED, 1, "movement", amount(90_000).subtract(amount(90_000)));
            monthAmount(date, ChartLine.STATED, 1, "balance", amount(90_000).subtract(amount(90_000)));
        }
    }

    private void monthAmount(LocalDate date, int account, int scenario, String measure, BigDecimal amount)
            throws SQLException {
        int branch = branch();
        Fact.Kind kind = measure.equals("movement") ? Fact.Kind.MOVEMENT : Fact.Kind.BALANCE;
        facts.add(new Fact(kind, date, period(date), account, branch, scenario, BigDecimal.ZERO, BigDecimal.ZERO,
                amount, 'N', ""));
        run("insert into warehouse.fact_period_amount (company_key, period_key, posting_date, branch_key, account_key,"
                + " scenario_key, currency, measure, amount, stated_amount, source_key, source_id, file_id, file_line,"
                + " batch_from) values (1, ?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?, 1, ?, ?)", period(date), date, branch,
                account, scenario, measure, amount, amount, source, "p" + facts.size(), facts.size(), batch);
    }

    private void line(LocalDate date, int period, int account, int branch, BigDecimal debit, BigDecimal credit,
            char kind, String entry) throws SQLException {
        facts.add(
                new Fact(Fact.Kind.LINE, date, period, account, branch, 1, debit, credit, debit.subtract(credit), kind,
                        entry));
        run("insert into warehouse.fact_transaction (posting_date, period_key, company_key, branch_key, division_key,"
                + " account_key, currency, debit, credit, entry_kind, source_key, source_id, entry_id, line_no,"
                + " description, posted_by, file_id, file_line, batch_from)"
                + " values (?, ?, 1, ?, 1, ?, 'USD', ?, ?, ?, ?, ?, ?, ?, 'Test line', 'test', 1, ?, ?)", date, period,
                branch, account, debit, credit, String.valueOf(kind), source, "l" + facts.size(), entry, facts.size(),
                facts.size(), batch);
    }

    private int account() {
        return 1 + random.nextInt(25);
    }

    private int branch() {
        return 1 + random.nextInt(BRANCHES.size());
    }

    private BigDecimal amount(int mostCents) {
        return BigDecimal.valueOf(1 + random.nextInt(mostCents), 2);
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement statement = sync.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
