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
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * Why revenue changed: price (revenue per hour), volume (hours), and mix (which members the hours went to). With q hours, r
 * revenue, p = r / q, Q all hours, 0 the year before and 1 now: volume = (Q1 / Q0 - 1) * r0; price = r1 - q1 * p0;
 * mix = (q1 - q0 * Q1 / Q0) * p0. They add up to r1 - r0 in every row. A member without hours in one of the years has no price to
 * compare: its change beyond volume is mix.
 */
public final class PriceVolumeMixReport implements Report {

    private static final int DIGITS = 12;
    private static final ReportSpec SPEC = ReportSpec.of("price-volume-mix", ReportGroup.ANALYSIS,
            "Price, volume and mix", ReportClock.POSTING_PERIOD,
            "Change of revenue against the same periods of the year before, split by hours worked: volume is what last year's"
                    + " revenue would have grown with all hours, price is the change of revenue per hour at this year's hours, mix"
                    + " is the shift of hours between members at last year's prices. The three add up to the change.",
            Dimensions.BY, Parameters.PERIOD, SpanChoice.SPAN, Parameters.COMPANY, Parameters.BRANCHES,
            Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        String by = run.get(Dimensions.BY);
        PeriodRange range = SpanChoice.of(run);
        List<SumColumn> columns = List.of(Sums.flow(Sums.REVENUE, 0), Sums.flow(Sums.REVENUE, 1),
                new SumColumn(Measure.HOURS, AccountCondition.ANY, 0),
                new SumColumn(Measure.HOURS, AccountCondition.ANY, 1));
        List<SumRow> rows = new Sums(run).of(List.of(Dimensions.group(by)), columns,
                List.of(Sums.actual(0, range.from(), range.to()),
                        Sums.actual(1, range.from() - 100, range.to() - 100)));
        BigDecimal now = hours(rows, 2);
        BigDecimal before = hours(rows, 3);
        Map<String, String> names = Dimensions.names(run, by);
        ReportTable table = new ReportTable(List.of(Column.text("member", "Member"),
                Column.money("before", "Revenue").under("prior year"), Column.money("volume", "Volume"),
                Column.money("price", "Price"), Column.money("mix", "Mix"), Column.money("now", "Revenue"),
                Column.variance("change", "Change", row -> row.amount("now").subtract(row.amount("before"))),
                Column.quantity("hours-before", "Hours").under("prior year"), Column.quantity("hours", "Hours"),
                Column.ratio("rate-before", "Revenue per hour", row -> row.over("before", "hours-before"))
                        .under("prior year"),
                Column.ratio("rate", "Revenue per hour", row -> row.over("now", "hours"))));
        table.period(SpanChoice.words(run));
        if (before.signum() == 0) {
            table.note("There are no hours in the year before: the whole change is mix.");
        }
        for (SumRow row : rows) {
            boolean any = row.values().stream().anyMatch(value -> value != null && value.signum() != 0);
            if (any) {
                split(table.detail(row.group().getFirst()).polarity(1), row, now, before).set("member",
                        Dimensions.label(row.group().getFirst(), names));
            }
        }
        table.total("Total").polarity(1);
        return table;
    }

    private static BigDecimal hours(List<SumRow> rows, int column) {
        return rows.stream().map(row -> Amounts.orZero(row.values().get(column))).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }

    // Rounded to cents per member, and what rounding leaves is mix: so each row and the total add up exactly.
    private static ReportRow split(ReportRow row, SumRow sums, BigDecimal allNow, BigDecimal allBefore) {
        BigDecimal now = Amounts.orZero(sums.values().get(0)).negate();
        BigDecimal before = Amounts.orZero(sums.values().get(1)).negate();
        BigDecimal hours = Amounts.orZero(sums.values().get(2));
        BigDecimal hoursBefore = Amounts.orZero(sums.values().get(3));
        BigDecimal volume = allBefore.signum() == 0
                ? BigDecimal.ZERO
                : cents(allNow.subtract(allBefore).multiply(before).divide(allBefore, DIGITS, RoundingMode.HALF_EVEN));
        BigDecimal price = hoursBefore.signum() == 0 || hours.signum() == 0
                ? BigDecimal.ZERO
                : cents(now.subtract(hours.multiply(before).divide(hoursBefore, DIGITS, RoundingMode.HALF_EVEN)));
        return row.set("before", before).set("now", now).set("volume", volume).set("price", price)
                .set("mix", now.subtract(before).subtract(volume).subtract(price)).set("hours", hours)
                .set("hours-before", hoursBefore);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
