package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Balances rolled forward, account by account: opening, additions, reductions, closing. */
public final class RollForwardReport implements Report {

    private static final Parameter<String> OF = Parameter.choice("of", "Accounts",
            new Choice("fixed-assets", "Property and equipment"),
            new Choice("debt", "Debt"), new Choice("prepaid", "Prepaid expenses"),
            new Choice("accruals", "Accruals and provisions"),
            new Choice("taxes", "Sales and income taxes"), new Choice("payroll", "Payroll liabilities"),
            new Choice("inventory", "Inventory"));
    private static final ReportSpec SPEC = ReportSpec.of("roll-forward", ReportGroup.LEDGER, "Roll-forward of balances",
            ReportClock.POSTING_PERIOD,
            "Opening + additions \u2212 reductions = closing, by account. Additions of assets are debits, of liabilities credits; accumulated depreciation is"
                    + " shown below zero and grows by credits. Without entries: what periods have as amounts or stated balances only. A balance on its other side"
                    + " is flagged: a liability below zero was paid before it was booked, or twice.",
            OF, Parameters.PERIOD, SpanChoice.SPAN, Parameters.COMPANY, Parameters.CURRENCY).entityWideOnly();

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        PeriodRange range = SpanChoice.of(run);
        AccountCondition accounts = condition(run.get(OF));
        boolean liability = accounts.types().contains("liability");
        List<SumColumn> columns = new ArrayList<>();
        for (Measure measure : List.of(Measure.OPENING, Measure.DEBIT, Measure.CREDIT, Measure.CLOSING)) {
            columns.add(new SumColumn(measure, accounts, 0));
        }
        List<SumRow> rows = new Sums(run).of(List.of(Group.ACCOUNT), columns,
                List.of(Sums.actual(0, range.from(), range.to())));
        Map<String, String> names = new HashMap<>();
        run.query("select code, name from semantic.account order by batch_from")
                .map((row, context) -> names.put(row.getString(1), row.getString(2))).list();
        ReportTable table = new ReportTable(columns()).period(SpanChoice.words(run));
        rows.stream().filter(row -> row.values().stream().anyMatch(value -> Amounts.orZero(value).signum() != 0))
                .sorted(Comparator.comparing(row -> row.group().getFirst()))
                .forEach(row -> detail(table, run, row, names, liability, range));
        table.total("Total");
        return table;
    }

    private static AccountCondition condition(String of) {
        return switch (of) {
            case "debt" -> new AccountCondition(List.of("liability"), List.of("current-debt", "long-term-debt"));
            case "prepaid" -> new AccountCondition(List.of("asset"), List.of("prepaid", "other-current-asset"));
            case "accruals" -> new AccountCondition(List.of("liability"),
                    List.of("accrued", "loss-provision", "other-current-liability"));
            case "taxes" -> new AccountCondition(List.of("liability"), List.of("tax-liability"));
            case "payroll" -> new AccountCondition(List.of("liability"), List.of("payroll-liability"));
            case "inventory" -> new AccountCondition(List.of("asset"), List.of("inventory"));
            default -> new AccountCondition(List.of("asset"), List.of("fixed-asset", "accumulated-depreciation"));
        };
    }

    private static List<Column> columns() {
        return List.of(Column.text("account", "Account"), Column.money("opening", "Opening"),
                Column.money("additions", "Additions"), Column.money("reductions", "Reductions"),
                Column.moneyOf("other", "Without entries", RollForwardReport::other).hiddenAtFirst(),
                Column.money("closing", "Closing"),
                Column.moneyOf("change", "Change", row -> row.amount("closing").subtract(row.amount("opening"))),
                Column.text("flags", "Flags"));
    }

    private static BigDecimal other(ReportRow row) {
        return row.amount("closing").subtract(row.amount("opening")).subtract(row.amount("additions"))
                .add(row.amount("reductions"));
    }

    private static void detail(ReportTable table, ReportRun run, SumRow sums, Map<String, String> names,
            boolean liability, PeriodRange range) {
        String code = sums.group().getFirst();
        List<BigDecimal> amounts = sums.values().stream().map(Amounts::orZero).toList();
        BigDecimal sign = liability ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        BigDecimal closing = amounts.getLast().multiply(sign);
        table.detail(code).set("account", (code + " " + names.getOrDefault(code, "")).strip())
                .set("opening", amounts.getFirst().multiply(sign)).set("additions", amounts.get(liability ? 2 : 1))
                .set("reductions", amounts.get(liability ? 1 : 2)).set("closing", closing)
                .set("flags", liability && closing.signum() < 0 ? "Below zero" : "")
                .drill(DrillTo.lines(Map.of("account", code, "from", Integer.toString(range.from()), "to",
                        Integer.toString(range.to()), "currency", run.currency()), code));
    }
}
