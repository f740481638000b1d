package com.superscapes.desktop.testing;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.ledger.Branch;
import com.superscapes.api.ledger.Company;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.query.Column;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Metric;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.session.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Books of a made-up landscaping firm: the same question always gets the same answer. */
public final class Books {

    public static final BatchInfo BATCH = new BatchInfo(1183, Instant.parse("2026-11-21T08:14:00Z"), TieOutState.TIED);
    public static final List<String> BRANCHES = List.of("Austin", "Cedar Park", "Dallas", "Denton", "Fort Worth",
            "Frisco",
            "Houston", "Katy", "Plano", "Round Rock", "San Antonio", "Waco");
    private static final double[] SEASON = {0.82, 0.55, 0.50, 0.62, 0.95, 1.34, 1.52, 1.41, 1.22, 1.10, 1.04, 0.93};

    private Books() {
    }

    public static Profile controller() {
        return new Profile("controller", "Demo Controller", "controller", true, List.of(), List.of(),
                List.of("profit-and-loss", "balance-sheet", "trial-balance"));
    }

    public static Profile branchManager() {
        return new Profile("manager", "Branch Manager", "branch-manager", false, List.of("B01", "B02"), List.of(),
                List.of("profit-and-loss"));
    }

    public static LedgerSummary ledger() {
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < BRANCHES.size(); i++) {
            branches.add(new Branch("SUP", "B%02d".formatted(i + 1), BRANCHES.get(i), i < 6 ? "North" : "South"));
        }
        return new LedgerSummary(List.of(new Company("SUP", "Superscapes Landscaping, Inc.", "USD", 11)),
                List.of("USD"),
                branches,
                List.of(new LedgerSummary.Choice("MNT", "Maintenance"), new LedgerSummary.Choice("ENH", "Enhancement"),
                        new LedgerSummary.Choice("CON", "Construction"), new LedgerSummary.Choice("IRR", "Irrigation"),
                        new LedgerSummary.Choice("SNW", "Snow")),
                List.of(new LedgerSummary.Choice("actual", "Actual"), new LedgerSummary.Choice("budget", "Budget"),
                        new LedgerSummary.Choice("budget-june", "Budget of June")),
                List.of(new LedgerSummary.Choice("budget", "Budget"),
                        new LedgerSummary.Choice("budget-june", "Budget of June")),
                periods(), BATCH);
    }

    public static LedgerSummary emptyLedger() {
        return new LedgerSummary(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                new BatchInfo(0, null, TieOutState.NOT_APPLICABLE));
    }

    static List<FiscalPeriod> periods() {
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int year = 2024; year <= 2026; year++) {
            for (int period = 1; period <= 12; period++) {
                LocalDate start = LocalDate.of(year - 1, 11, 1).plusMonths(period - 1L);
                periods.add(new FiscalPeriod("SUP", year * 100 + period, year, period, name(year, period), start,
                        start.plusMonths(1).minusDays(1)));
            }
            if (year < 2026) {
                LocalDate last = LocalDate.of(year, 10, 31);
                periods.add(
                        new FiscalPeriod("SUP", year * 100 + 13, year, 13, "FY" + year + " adjustments", last, last));
            }
        }
        return periods;
    }

    public static String name(int year, int period) {
        LocalDate start = LocalDate.of(year - 1, 11, 1).plusMonths(period - 1L);
        return Month.from(start).getDisplayName(TextStyle.SHORT, Locale.US) + " " + start.getYear();
    }

    static BigDecimal revenue(int key) {
        int year = key / 100;
        int period = Math.min(key % 100, 12);
        double base = 4_180_000.37 * SEASON[period - 1] * Math.pow(1.07, year - 2024);
        double wave = 1 + 0.06 * Math.sin(key * 1.7);
        return money(base * wave);
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    public static List<Metric> metrics() {
        return List.of(metric("revenue", "Revenue", "Revenue less discounts and allowances", 1, false),
                metric("gross-profit", "Gross profit", "Revenue less cost of revenue", 1, false),
                new Metric("gross-margin", "Gross margin",
                        "Gross profit / revenue; cost of revenue includes labor burden and equipment charges",
                        Column.Kind.RATIO, false, 1, false, List.of("period", "branch")),
                metric("operating-income", "Operating income", "Gross profit less overhead", 1, false),
                metric("net-income", "Net income", "All revenue less all expenses, before closing entries", 1, false),
                metric("cash", "Cash", "Balance of cash accounts at the end of the period", 1, true),
                metric("receivables", "Receivables", "Balance of trade and retainage receivables", 0, true),
                metric("payables", "Payables", "Balance of trade and retainage payables", 0, true));
    }

    private static Metric metric(String id, String name, String definition, int polarity, boolean entityWide) {
        return new Metric(id, name, definition, Column.Kind.MONEY, true, polarity, entityWide,
                List.of("period", "branch"));
    }

    static BigDecimal figure(String metric, int key, double share) {
        double revenue = revenue(key).doubleValue() * share;
        double wave = 0.01 * Math.cos(key * 2.1 + share * 40);
        return switch (metric) {
            case "revenue" -> money(revenue);
            case "gross-profit" -> money(revenue * (0.372 + wave));
            case "gross-margin" -> BigDecimal.valueOf(0.372 + wave).setScale(6, RoundingMode.HALF_UP);
            case "operating-income" -> money(revenue * (0.372 + wave) - 1_260_000 * share);
            case "net-income" -> money(revenue * (0.372 + wave) - 1_330_000 * share);
            case "cash" -> money(2_400_000 + revenue * 0.4);
            case "receivables" -> money(revenue * 1.35);
            default -> money(revenue * 0.46);
        };
    }

    public static MetricResult query(MetricQuery query) {
        List<Column> columns = new ArrayList<>();
        query.dimensions().forEach(d -> columns.add(new Column(d, d,
                d.equals("period") ? Column.Kind.INTEGER : Column.Kind.TEXT)));
        for (String metric : query.metrics()) {
            Column.Kind kind = metric.equals("gross-margin") ? Column.Kind.RATIO : Column.Kind.MONEY;
            columns.add(new Column(metric, metric, kind));
            query.comparatives().forEach(c -> columns.add(new Column(metric + "." + id(c), metric, kind)));
        }
        List<List<Object>> rows = new ArrayList<>();
        if (query.dimensions().contains("period")) {
            periods().stream().map(FiscalPeriod::key)
                    .filter(key -> key >= query.period().from() && key <= query.period().to() && key % 100 < 13)
                    .forEach(key -> rows.add(row(List.of(key), query, key, 1)));
        } else if (query.dimensions().contains("branch")) {
            for (int i = 0; i < BRANCHES.size(); i++) {
                rows.add(row(List.of("B%02d".formatted(i + 1)), query, query.period().to(), (14.0 - i) / 102));
            }
            rows.add(row(List.of(""), query, query.period().to(), -0.004));
        }
        List<Object> totals = row(new ArrayList<>(Collections.nCopies(query.dimensions().size(), null)), query,
                query.period().to(), 1);
        return new MetricResult(columns, rows, totals, "USD", rows.size(),
                proof("Revenue, gross profit, income and balances", null));
    }

    private static String id(Comparative comparative) {
        return comparative.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Object> row(List<Object> members, MetricQuery query, int key, double share) {
        List<Object> row = new ArrayList<>(members);
        for (String metric : query.metrics()) {
            row.add(figure(metric, key, share).toPlainString());
            for (Comparative comparative : query.comparatives()) {
                int other = comparative == Comparative.PRIOR_YEAR ? key - 100 : key;
                BigDecimal value = figure(metric, Math.max(other, 202401), share);
                row.add(comparative == Comparative.BUDGET && !metric.equals("gross-margin")
                        ? value.multiply(new BigDecimal("0.97")).setScale(2, RoundingMode.HALF_UP).toPlainString()
                        : value.toPlainString());
            }
        }
        return row;
    }

    static Proof proof(String definition, String template) {
        return new Proof(BATCH, new ProofPeriod("Oct 2026", PeriodState.SOFT_CLOSED), definition,
                Map.of("period", "Oct 2026", "company", "Superscapes Landscaping, Inc."), "Entity-wide", template,
                104_212,
                List.of(new TieOut("T1", "Debits equal credits per entry, period and entity", "SUP", TieOutState.TIED,
                        null,
                        null, List.of()),
                        new TieOut("T2", "Trial balance sums to zero", "SUP", TieOutState.TIED, null, null, List.of()),
                        new TieOut("T3", "Assets equal liabilities plus equity", "SUP", TieOutState.TIED, null, null,
                                List.of()),
                        new TieOut("T4", "Net income equals the movement of equity", "SUP", TieOutState.NOT_APPLICABLE,
                                null,
                                "The fiscal year is not closed", List.of())),
                List.of(new SourceFile("sample-company", "journal-FY2026.csv",
                        "9f2c7f0e4f6f4b61a1c64dbd8b3bc6ae0b1c2d3e4f5a6978899aabbccddeeff0", 1183, 35_020, 35_020, 0, 0,
                        money(81_220_113.55), money(81_220_113.55))),
                Instant.parse("2026-11-22T15:00:00Z"));
    }

    public static AccountTotals accounts(DrillRequest request) {
        List<AccountTotals.Row> rows = List.of(
                new AccountTotals.Row("4010", "Maintenance contracts", money(-1_912_204.18), 1204),
                new AccountTotals.Row("4020", "Enhancement work", money(-731_087.40), 642),
                new AccountTotals.Row("4030", "Construction contracts", money(-1_208_554.02), 118),
                new AccountTotals.Row("4040", "Irrigation service", money(-214_006.75), 377),
                new AccountTotals.Row("4050", "Snow and ice management", money(-12_400), 9),
                new AccountTotals.Row("4900", "Sales discounts and allowances", money(38_112.66), 84));
        BigDecimal total = rows.stream().map(AccountTotals.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AccountTotals(rows, total, "USD", BATCH);
    }

    private static final List<Column> LINE_COLUMNS = List.of(column("line-id", "Line id", Column.Kind.TEXT),
            column("posting-date", "Posting date", Column.Kind.DATE), column("period", "Period", Column.Kind.INTEGER),
            column("entry", "Entry", Column.Kind.TEXT), column("account", "Account", Column.Kind.TEXT),
            column("account-name", "Account name", Column.Kind.TEXT), column("branch", "Branch", Column.Kind.TEXT),
            column("division", "Division", Column.Kind.TEXT), column("description", "Description", Column.Kind.TEXT),
            column("document", "Document", Column.Kind.TEXT), column("module", "Module", Column.Kind.TEXT),
            column("debit", "Debit", Column.Kind.MONEY), column("credit", "Credit", Column.Kind.MONEY),
            column("amount", "Amount", Column.Kind.MONEY), column("file", "File", Column.Kind.TEXT),
            column("file-line", "File line", Column.Kind.INTEGER));

    private static Column column(String id, String name, Column.Kind kind) {
        return new Column(id, name, kind);
    }

    static final int LINES = 1204;

    public static LinePage lines(DrillRequest request) {
        int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
        int to = Math.min(LINES, from + request.limit());
        List<List<Object>> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(line(i));
        }
        return new LinePage(LINE_COLUMNS, rows, money(-1_912_204.18), LINES, "USD",
                to < LINES ? Integer.toString(to) : null, BATCH);
    }

    private static List<Object> line(int i) {
        BigDecimal amount = money(240 + (i * 7919L % 284_000) / 100.0);
        boolean reversal = i % 41 == 40;
        String shown = amount.toPlainString();
        List<Object> row = new ArrayList<>();
        row.add("L" + i);
        row.add(LocalDate.of(2026, 10, 1).plusDays(i * 30L / LINES).toString());
        row.add(202612);
        row.add("JE-1%06d".formatted(118_400 + i));
        row.add("4010");
        row.add("Maintenance contracts");
        row.add("B%02d".formatted(i % 12 + 1));
        row.add("MNT");
        row.add(reversal
                ? "Reversal of monthly maintenance"
                : "Invoice " + (48_000 + i) + " Birchwood Business Center - grounds maintenance");
        row.add("INV-" + (48_000 + i));
        row.add("AR");
        row.add(reversal ? shown : "0.00");
        row.add(reversal ? "0.00" : shown);
        row.add(reversal ? shown : "-" + shown);
        row.add("journal-FY2026.csv");
        row.add(31_000 + i * 2);
        return row;
    }

    public static JournalEntry entry(String lineId) {
        List<List<Object>> lines = new ArrayList<>();
        String[][] accounts = {{"1200", "Accounts receivable, trade"}, {"4010", "Maintenance contracts"},
                {"4020", "Enhancement work"}, {"2300", "Sales tax payable"}};
        double[] amounts = {3_204.42, -2_450.00, -510.20, -244.22};
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < accounts.length; i++) {
            List<Object> row = line(i);
            row.set(4, accounts[i][0]);
            row.set(5, accounts[i][1]);
            row.set(11, amounts[i] > 0 ? money(amounts[i]).toPlainString() : "0.00");
            row.set(12, amounts[i] < 0 ? money(-amounts[i]).toPlainString() : "0.00");
            row.set(13, money(amounts[i]).toPlainString());
            total = amounts[i] > 0 ? total.add(money(amounts[i])) : total;
            lines.add(row);
        }
        return new JournalEntry("JE-1118400", LocalDate.of(2026, 10, 1), "Superscapes Landscaping, Inc.", "AR",
                "ar.clerk", Instant.parse("2026-10-02T14:31:00Z"), "INV-48000", LINE_COLUMNS, lines, total, total, 0,
                "USD",
                "sample-company", "journal-FY2026.csv", BATCH);
    }
}
