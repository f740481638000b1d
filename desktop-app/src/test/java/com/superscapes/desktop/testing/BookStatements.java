package com.superscapes.desktop.testing;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Column;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.RoundedCell;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The statements of {@link Books}. */
public final class BookStatements {

    private final List<StatementColumn> columns = new ArrayList<>();
    private final List<StatementRow> rows = new ArrayList<>();
    private final StatementRequest request;

    private BookStatements(StatementRequest request) {
        this.request = request;
    }

    public static Statement of(StatementRequest request) {
        BookStatements made = new BookStatements(request);
        String name = (request.yearToDate() ? "YTD " : "")
                + Books.name(request.periodKey() / 100, Math.min(12, request.periodKey() % 100));
        String title = switch (request.statement()) {
            case "profit-and-loss" -> made.profitAndLoss(name);
            case "balance-sheet" -> made.balanceSheet(name);
            default -> made.trialBalance(name);
        };
        boolean rounded = request.options() != null && request.options().rounding() != null;
        return new Statement(request.statement(), title, "Superscapes Landscaping, Inc.", name, "USD", made.columns,
                made.rows, Books.proof(title + " by row template", request.statement() + " v1"),
                rounded ? List.of("Amounts are rounded so that they add up.") : List.of(),
                rounded ? made.moved() : List.of());
    }

    /** One late entry in maintenance. */
    public static StatementBridge bridge(BridgeRequest asked) {
        Statement now = of(asked.request());
        BigDecimal late = new BigDecimal("1250.00");
        List<StatementRow> rows = now
                .rows().stream().map(row -> row.values().isEmpty() || row.values().getFirst() == null
                        ? new StatementRow(row.id(), row.label(), row.style(), row.level(), List.of(), List.of(), 0,
                                false, List.of())
                        : new StatementRow(row.id(), row.label(), row.style(), row.level(),
                                List.of(row.values().getFirst().subtract(late), late, row.values().getFirst()),
                                List.of(), 0,
                                false, List.of()))
                .toList();
        List<StatementColumn> columns = List.of(
                new StatementColumn("before", "Issued from batch 1", now.period(), StatementColumn.Kind.MONEY),
                new StatementColumn("change", "Change", "since", StatementColumn.Kind.VARIANCE),
                new StatementColumn("actual", "Batch 1183", now.period(), StatementColumn.Kind.MONEY));
        Statement statement = new Statement(now.statement(), now.title(), now.entity(), now.period(), now.currency(),
                columns, rows, now.proof(), List.of("The entries add up to the change of every row."), List.of());
        List<Column> heads = Stream.of("row", "account", "entry", "posting-date", "posted-by", "posted-at",
                "description", "kind", "amount").map(id -> new Column(id, id, Column.Kind.TEXT)).toList();
        return new StatementBridge(statement, heads,
                List.of(List.of("revenue-maintenance", "4010 Maintenance contracts", "88213", "2026-10-30", "mk",
                        "2026-11-04T16:02:00Z", "Late invoice", "added", "1250.00")),
                1);
    }

    private List<RoundedCell> moved() {
        return List.of(
                new RoundedCell("revenue-maintenance", "actual", new BigDecimal("1912204.18"),
                        new BigDecimal("1913000")),
                new RoundedCell("labor", "actual", new BigDecimal("1061770.12"), new BigDecimal("1061000")));
    }

    private void comparativeColumns(String name, boolean sheet) {
        columns.add(new StatementColumn("actual", "Actual", name, StatementColumn.Kind.MONEY));
        for (Comparative comparative : request.comparatives()) {
            String id = comparative.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String period = comparative == Comparative.PRIOR_YEAR ? name.replace("2026", "2025") : name;
            String scenario = comparative == Comparative.BUDGET ? "Budget" : "Actual";
            columns.add(new StatementColumn(id, scenario, period, StatementColumn.Kind.MONEY));
            String head = sheet ? "Change" : "B/(W)";
            String vs = comparative == Comparative.BUDGET
                    ? "vs budget"
                    : comparative == Comparative.PRIOR_YEAR ? "vs prior year" : "vs prior period";
            columns.add(new StatementColumn("variance." + id, head, vs, StatementColumn.Kind.VARIANCE));
            columns.add(new StatementColumn("variance-percent." + id, head + " %", vs, StatementColumn.Kind.PERCENT));
        }
    }

    private String profitAndLoss(String name) {
        comparativeColumns(name, false);
        heading("Revenue");
        line("revenue-maintenance", "Maintenance", 1_912_204.18, 1_804_118.40, 1, "4010", "Maintenance contracts",
                "4015",
                "Seasonal color rotations");
        line("revenue-enhancement", "Enhancement", 731_087.40, 802_540.11, 1, "4020", "Enhancement work");
        line("revenue-construction", "Construction", 1_208_554.02, 1_144_020.90, 1, "4030", "Construction contracts");
        line("revenue-irrigation", "Irrigation", 214_006.75, 199_870.25, 1, "4040", "Irrigation service");
        line("revenue-snow", "Snow and ice", 12_400.00, 0, 1, "4050", "Snow and ice management");
        line("discounts", "Discounts and allowances", -38_112.66, -29_004.12, 1, "4900",
                "Sales discounts and allowances");
        sum("revenue", "Revenue", StatementRow.Style.SUBTOTAL, 4_040_139.69, 3_921_545.54, 1);
        heading("Cost of revenue");
        line("labor", "Direct labor", 1_061_770.12, 1_044_600.08, -1, "5010", "Field wages", "5015", "Field overtime");
        line("burden", "Labor burden", 286_411.31, 271_996.04, -1, "5110", "Payroll taxes and benefits, field");
        line("materials", "Materials", 604_118.77, 633_912.50, -1, "5210", "Plants, mulch and hardscape");
        line("subs", "Subcontractors", 288_954.00, 244_160.00, -1, "5310", "Subcontractors");
        line("equipment", "Equipment", 214_390.45, 219_775.66, -1, "5410", "Equipment charges", "5420", "Fuel");
        line("other-direct", "Other direct cost", 41_900.03, 38_254.19, -1, "5910", "Dump and disposal fees");
        sum("cost", "Cost of revenue", StatementRow.Style.SUBTOTAL, 2_497_544.68, 2_452_698.47, -1);
        sum("gross-profit", "Gross profit", StatementRow.Style.TOTAL, 1_542_595.01, 1_468_847.07, 1);
        ratio("gross-margin", "Gross margin", 0.381817, 0.374558);
        heading("Overhead");
        line("salaries", "Office and management salaries", 641_200.00, 602_450.00, -1, "6010", "Salaries, office");
        line("rent", "Rent, yards and utilities", 148_310.90, 141_004.20, -1, "6210", "Rent, branch yards");
        line("insurance", "Insurance", 96_442.13, 91_350.66, -1, "6310", "General liability");
        line("software", "Software and telecommunications", 58_017.44, 66_280.15, -1, "6410", "Software subscriptions");
        line("depreciation", "Depreciation", 172_540.00, 164_200.00, -1, "6810", "Depreciation, fleet and equipment");
        sum("overhead", "Overhead", StatementRow.Style.SUBTOTAL, 1_116_510.47, 1_065_285.01, -1);
        sum("operating-income", "Operating income", StatementRow.Style.SUBTOTAL, 426_084.54, 403_562.06, 1);
        line("interest", "Interest expense", 38_115.20, 41_902.77, -1, "7110", "Interest, equipment notes");
        line("tax", "Income tax", 0, 0, -1, "7910", "State margin tax");
        sum("net-income", "Net income", StatementRow.Style.TOTAL, 387_969.34, 361_659.29, 1);
        return "Profit and loss";
    }

    private String balanceSheet(String name) {
        comparativeColumns(name, true);
        heading("Assets");
        line("cash", "Cash", 3_912_440.18, 3_204_118.02, 0, "1010", "Operating account", "1020", "Payroll account");
        line("ar", "Trade receivables", 5_004_412.90, 4_688_230.15, 0, "1200", "Accounts receivable, trade");
        line("retainage", "Retainage receivable", 611_820.00, 540_118.00, 0, "1210", "Retainage receivable");
        line("contract-assets", "Contract assets", 288_410.55, 302_114.70, 0, "1250", "Costs in excess of billings");
        line("inventory", "Inventory", 401_227.61, 377_902.48, 0, "1300", "Nursery stock");
        sum("current-assets", "Current assets", StatementRow.Style.SUBTOTAL, 10_218_311.24, 9_112_483.35, 0);
        line("fleet", "Fleet and equipment", 12_880_500.00, 11_940_200.00, 0, "1510", "Trucks and trailers");
        line("accumulated", "Accumulated depreciation", -6_204_118.00, -5_120_540.00, 0, "1590",
                "Accumulated depreciation");
        sum("assets", "Total assets", StatementRow.Style.TOTAL, 16_894_693.24, 15_932_143.35, 0);
        heading("Liabilities");
        line("ap", "Trade payables", 1_644_208.16, 1_590_033.41, 0, "2010", "Accounts payable, trade");
        line("accrued", "Accrued payroll", 512_009.34, 488_120.76, 0, "2110", "Accrued wages");
        line("contract-liabilities", "Contract liabilities", 714_300.00, 655_180.00, 0, "2250",
                "Billings in excess of costs");
        sum("current-liabilities", "Current liabilities", StatementRow.Style.SUBTOTAL, 2_870_517.50, 2_733_334.17, 0);
        line("debt", "Long-term debt", 3_880_000.00, 4_420_000.00, 0, "2510", "Equipment notes");
        sum("liabilities", "Total liabilities", StatementRow.Style.SUBTOTAL, 6_750_517.50, 7_153_334.17, 0);
        heading("Equity");
        line("capital", "Capital stock", 1_000_000.00, 1_000_000.00, 0, "3010", "Common stock");
        line("re", "Retained earnings", 7_778_809.18, 6_400_210.00, 0, "3100", "Retained earnings");
        line("cye", "Current-year earnings", 1_365_366.56, 1_378_599.18, 0);
        sum("equity", "Total equity", StatementRow.Style.SUBTOTAL, 10_144_175.74, 8_778_809.18, 0);
        sum("le", "Total liabilities and equity", StatementRow.Style.TOTAL, 16_894_693.24, 15_932_143.35, 0);
        return "Balance sheet";
    }

    private String trialBalance(String name) {
        for (String id : List.of("opening", "debit", "credit", "closing")) {
            columns.add(new StatementColumn(id, id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1), name,
                    StatementColumn.Kind.MONEY));
        }
        String[] names = {"Operating account", "Payroll account", "Accounts receivable, trade", "Retainage receivable",
                "Costs in excess of billings", "Nursery stock", "Prepaid insurance", "Trucks and trailers",
                "Mowers and small equipment", "Accumulated depreciation", "Accounts payable, trade", "Credit cards",
                "Accrued wages", "Sales tax payable", "Billings in excess of costs", "Equipment notes", "Common stock",
                "Retained earnings", "Maintenance contracts", "Enhancement work", "Construction contracts",
                "Irrigation service", "Snow and ice management", "Sales discounts and allowances", "Field wages",
                "Field overtime", "Payroll taxes and benefits, field", "Plants, mulch and hardscape", "Subcontractors",
                "Equipment charges", "Fuel", "Dump and disposal fees", "Salaries, office", "Rent, branch yards",
                "General liability", "Software subscriptions", "Depreciation, fleet and equipment",
                "Interest, equipment notes"};
        BigDecimal[] totals = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            BigDecimal opening = last
                    ? totals[0].negate()
                    : Books.money((i < 9 || i > 22 ? 1 : -1) * (81_004.11 + i * 7717.37 * (i % 7 + 1)));
            BigDecimal debit = last && totals[1].compareTo(totals[2]) < 0
                    ? totals[2].subtract(totals[1])
                    : Books.money(i % 5 == 3 ? 0 : 12_000.45 + i * 3301.9);
            BigDecimal credit = last
                    ? totals[1].add(debit).subtract(totals[2])
                    : Books.money(i % 4 == 2 ? 0 : 11_870.33 + (names.length - i) * 3290.4);
            BigDecimal[] values = {opening, debit, credit, opening.add(debit).subtract(credit)};
            for (int c = 0; c < 4; c++) {
                totals[c] = totals[c].add(values[c]);
            }
            String code = Integer.toString(1010 + i * 170);
            rows.add(new StatementRow("accounts/" + code, code + " " + names[i], StatementRow.Style.ACCOUNT, 0,
                    List.of(values), List.of(), 0, true, List.of()));
        }
        rows.add(new StatementRow("total", "Total", StatementRow.Style.TOTAL, 0, List.of(totals),
                rows.stream().map(row -> "+" + row.id()).toList(), 0, false, List.of()));
        return "Trial balance";
    }

    private void heading(String label) {
        List<BigDecimal> blank = new ArrayList<>();
        columns.forEach(column -> blank.add(null));
        rows.add(new StatementRow(label.toLowerCase(Locale.ROOT) + "-heading", label, StatementRow.Style.HEADING, 0,
                blank,
                List.of(), 0, false, List.of()));
    }

    private void line(String id, String label, double actual, double prior, int polarity, String... accounts) {
        add(id, label, StatementRow.Style.LINE, 1, actual, prior, polarity, List.of(), true);
        int count = accounts.length / 2;
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 1 : i == 0 ? 0.8 : 0.2;
            add(id + "/" + accounts[2 * i], accounts[2 * i] + " " + accounts[2 * i + 1], StatementRow.Style.ACCOUNT, 2,
                    actual * share, prior * share, polarity, List.of(), true);
        }
    }

    private void sum(String id, String label, StatementRow.Style style, double actual, double prior, int polarity) {
        List<String> parts = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).style() != StatementRow.Style.HEADING; i--) {
            if (rows.get(i).style() == StatementRow.Style.LINE) {
                parts.addFirst("+" + rows.get(i).id());
            }
        }
        add(id, label, style, 0, actual, prior, polarity, parts, true);
    }

    private void ratio(String id, String label, double actual, double prior) {
        List<BigDecimal> values = new ArrayList<>();
        values.add(BigDecimal.valueOf(actual));
        request.comparatives().forEach(c -> {
            values.add(BigDecimal.valueOf(prior));
            values.add(BigDecimal.valueOf(actual).subtract(BigDecimal.valueOf(prior)));
            values.add(null);
        });
        rows.add(new StatementRow(id, label, StatementRow.Style.RATIO, 1, values, List.of("+gross-profit", "/revenue"),
                1,
                true, List.of()));
    }

    private void add(String id, String label, StatementRow.Style style, int level, double actual, double prior,
            int polarity, List<String> parts, boolean drill) {
        List<BigDecimal> values = new ArrayList<>();
        List<Integer> notMeaningful = new ArrayList<>();
        values.add(Books.money(actual));
        for (Comparative comparative : request.comparatives()) {
            // Nobody budgets a balance sheet here.
            if (comparative == Comparative.BUDGET && request.statement().equals("balance-sheet")) {
                values.addAll(Arrays.asList(null, null, null));
                continue;
            }
            double factor = comparative == Comparative.BUDGET
                    ? 1.02
                    : comparative == Comparative.PRIOR_PERIOD ? 0.94 : 1;
            BigDecimal base = Books.money(prior * factor);
            values.add(base);
            BigDecimal variance = Books.money(actual).subtract(base)
                    .multiply(BigDecimal.valueOf(polarity == 0 ? 1 : polarity));
            values.add(variance);
            if (base.signum() == 0) {
                notMeaningful.add(values.size());
                values.add(null);
            } else {
                values.add(variance.divide(base.abs(), 6, RoundingMode.HALF_UP));
            }
        }
        rows.add(new StatementRow(id, label, style, level, values, parts, polarity, drill, notMeaningful));
    }
}
