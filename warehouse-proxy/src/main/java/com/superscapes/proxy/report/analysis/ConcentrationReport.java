package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How much of the revenue comes from the largest customers. */
public final class ConcentrationReport implements Report {

    private static final ReportSpec SPEC = ReportSpec.of("concentration", ReportGroup.ANALYSIS,
            "Revenue concentration", ReportClock.POSTING_PERIOD,
            "Revenue by customer, the largest first, with its share of all revenue and the share of all so far. Revenue of"
                    + " invoice lines by customer; what names none is unassigned and ranks last.",
            Parameters.PERIOD, SpanChoice.SPAN, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        PeriodRange range = SpanChoice.of(run);
        List<SumRow> rows = new Sums(run).of(List.of(Group.CUSTOMER), List.of(Sums.flow(Sums.REVENUE, 0)),
                List.of(Sums.actual(0, range.from(), range.to())));
        BigDecimal all = rows.stream().map(ConcentrationReport::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, String> names = Dimensions.names(run, "customer");
        ReportTable table = new ReportTable(List.of(Column.text("customer", "Customer"),
                Column.money("revenue", "Revenue"),
                Column.percent("share", "Share", row -> Amounts.ratio(row.amount("revenue"), all)),
                Column.percent("so-far", "Share so far",
                        row -> row.id().equals("total") ? BigDecimal.ONE : Amounts.ratio(row.amount("sum"), all))));
        BigDecimal sum = BigDecimal.ZERO;
        for (SumRow row : rows.stream().sorted(Comparator
                .comparing((SumRow each) -> each.group().getFirst().isEmpty())
                .thenComparing(ConcentrationReport::revenue, Comparator.reverseOrder())).toList()) {
            sum = sum.add(revenue(row));
            if (revenue(row).signum() != 0) {
                table.detail(row.group().getFirst()).set("customer", Dimensions.label(row.group().getFirst(), names))
                        .set("revenue", revenue(row)).set("sum", sum);
            }
        }
        table.total("Total");
        return table.period(SpanChoice.words(run));
    }

    private static BigDecimal revenue(SumRow row) {
        return Amounts.orZero(row.values().getFirst()).negate();
    }
}
