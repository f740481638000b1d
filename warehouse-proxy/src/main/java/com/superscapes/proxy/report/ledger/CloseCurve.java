package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.ResultChart;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How much of a period was posted by each day after its end, as its source says, beside the period before. */
final class CloseCurve {

    private static final int DAYS = 20;
    private static final int TWO_MONTHS = 80;
    private static final String SQL = "select r.period_key, greatest(r.posted_at::date - p.end_date, 0), sum(r.debit)"
            + " from semantic.ledger_line r join semantic.fiscal_period p on p.company_key = r.company_key"
            + " and p.period_key = r.period_key where r.scenario_key = 1 and r.period_key in (:period, :before)"
            + " and r.posting_date between :first and :last and r.posted_at is not null and r.entry_kind <> 'C'%s"
            + " group by 1, 2";

    private final ReportRun run;
    // By period key and day, debits.
    private final Map<Integer, Map<Integer, BigDecimal>> posted = new HashMap<>();

    private CloseCurve(ReportRun run) {
        this.run = run;
    }

    /** Null where no source says when entries were posted. */
    static @Nullable ResultChart of(ReportRun run, Members.Period period) {
        CloseCurve curve = new CloseCurve(run);
        int before = Periods.before(period.key());
        curve.read(period, before);
        List<ResultChart.Series> series = new ArrayList<>();
        curve.add(series, period, "ACTUAL");
        run.members().periods().stream().filter(each -> each.key() == before)
                .forEach(each -> curve.add(series, each, "PRIOR_PERIOD"));
        return series.isEmpty()
                ? null
                : new ResultChart("Close curve: debits posted by days after the end", ResultChart.Kind.COLUMN,
                        IntStream.rangeClosed(0, DAYS).mapToObj(Integer::toString).toList(), series);
    }

    private void read(Members.Period period, int before) {
        run.query(SQL.formatted(run.scope("r"))).bind("period", period.key()).bind("before", before)
                .bind("first", period.start().minusDays(TWO_MONTHS)).bind("last", period.end())
                .map((row, context) -> posted.computeIfAbsent(row.getInt(1), key -> new HashMap<>()).put(row.getInt(2),
                        row.getBigDecimal(3)))
                .list();
    }

    /** Day 0 is everything through the end; days to come have no value. */
    private void add(List<ResultChart.Series> series, Members.Period period, String scenario) {
        Map<Integer, BigDecimal> days = posted.getOrDefault(period.key(), Map.of());
        if (days.isEmpty()) {
            return;
        }
        LocalDate today = run.members().today();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int day = 0; day <= DAYS; day++) {
            sum = sum.add(days.getOrDefault(day, BigDecimal.ZERO));
            values.add(period.end().plusDays(day).isAfter(today) ? null : Amounts.money(sum));
        }
        series.add(new ResultChart.Series(period.name(), scenario, values));
    }
}
