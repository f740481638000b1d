package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gross margin by any dimension, with its cost by kind, the year before, hours and revenue per hour. */
public final class MarginReport implements Report {

    private static final ReportSpec SPEC = ReportSpec.of("margin", ReportGroup.ANALYSIS, "Margin by dimension",
            ReportClock.POSTING_PERIOD,
            "Gross profit = revenue less direct labor and burden, materials, subcontractors, equipment and other direct costs;"
                    + " field supervision and fuel count where their accounts are direct costs. Gross margin = gross profit /"
                    + " revenue, recomputed in the total. Jobs, customers and service lines come from invoice lines and job"
                    + " costs; what names none is unassigned. Hours are those of time entries, by work date. Overhead (with depreciation) stands"
                    + " where its entries put it. Where it is allocated, what names no member is taken off \"Unassigned\" and put on the"
                    + " members in proportion to the basis chosen, to the cent; a member whose basis is not above zero bears none. The total"
                    + " stays the ledger's (T13). Operating income = gross profit \u2212 overhead. No entry names a partner company, so nothing is"
                    + " eliminated between companies.",
            Dimensions.BY, Allocation.BASIS, Parameters.PERIOD, SpanChoice.SPAN, Parameters.COMPANY,
            Parameters.BRANCHES,
            Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        String by = run.get(Dimensions.BY);
        PeriodRange range = SpanChoice.of(run);
        List<SumColumn> columns = List.of(Sums.flow(Sums.REVENUE, 0), Sums.flow(Sums.LABOR, 0),
                Sums.flow(Sums.MATERIALS, 0), Sums.flow(Sums.SUBCONTRACTORS, 0), Sums.flow(Sums.EQUIPMENT, 0),
                Sums.flow(Sums.OTHER, 0), new SumColumn(Measure.HOURS, AccountCondition.ANY, 0),
                Sums.flow(Sums.REVENUE, 1), Sums.flow(Sums.DIRECT, 1), Sums.flow(Sums.OVERHEAD, 0));
        List<SumRow> rows = new Sums(run).of(List.of(Dimensions.group(by)), columns,
                List.of(Sums.actual(0, range.from(), range.to()),
                        Sums.actual(1, range.from() - 100, range.to() - 100)));
        Map<String, String> names = Dimensions.names(run, by);
        ReportTable table = new ReportTable(columns()).period(SpanChoice.words(run));
        rows.stream().sorted(Comparator.comparing((SumRow row) -> Amounts.orZero(row.values().getFirst())))
                .filter(row -> row.values().stream().anyMatch(value -> value != null && value.signum() != 0))
                .forEach(row -> fill(table.detail(row.group().getFirst()), row)
                        .set("member", Dimensions.label(row.group().getFirst(), names)));
        BigDecimal allocated = Allocation.apply(table.rows(), run.get(Allocation.BASIS));
        table.total("Total");
        if (allocated.signum() != 0) {
            table.note(String.format(Locale.US, "Allocated: overhead of %,.2f %s that names no %s.", allocated,
                    run.currency(), by.replace('-', ' ')));
        }
        return table;
    }

    private static List<Column> columns() {
        return List.of(Column.text("member", "Member"), Column.money("revenue", "Revenue"),
                Column.money("labor", "Labor and burden"), Column.money("materials", "Materials"),
                Column.money("subs", "Subcontractors"), Column.money("equipment", "Equipment"),
                Column.money("other", "Other direct"), Column.moneyOf("profit", "Gross profit", MarginReport::profit),
                Column.percent("margin", "Gross margin", row -> Amounts.ratio(profit(row), row.amount("revenue"))),
                Column.money("overhead", "Overhead").under("own"),
                Column.money("allocated", "Overhead").under("allocated"),
                Column.moneyOf("operating", "Operating income",
                        row -> profit(row).subtract(row.amount("overhead")).subtract(row.amount("allocated"))),
                Column.money("revenue-before", "Revenue").under("prior year"),
                Column.money("cost-before", "Direct cost").under("prior year").hiddenAtFirst(),
                Column.percent("margin-before", "Gross margin",
                        row -> Amounts.ratio(row.amount("revenue-before").subtract(row.amount("cost-before")),
                                row.amount("revenue-before")))
                        .under("prior year"),
                Column.quantity("hours", "Hours"),
                Column.ratio("per-hour", "Revenue per hour", row -> row.over("revenue", "hours")));
    }

    static BigDecimal profit(ReportRow row) {
        return row.amount("revenue").subtract(row.amount("labor")).subtract(row.amount("materials"))
                .subtract(row.amount("subs")).subtract(row.amount("equipment")).subtract(row.amount("other"));
    }

    private static ReportRow fill(ReportRow row, SumRow sums) {
        List<String> codes = List.of("revenue", "labor", "materials", "subs", "equipment", "other", "hours",
                "revenue-before", "cost-before", "overhead");
        for (int i = 0; i < codes.size(); i++) {
            BigDecimal amount = Amounts.orZero(sums.values().get(i));
            row.set(codes.get(i), codes.get(i).startsWith("revenue") ? amount.negate() : amount);
        }
        return row.polarity(1);
    }
}
