package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days sales outstanding (simple and count-back) or days payables outstanding, at the day and at twelve month ends before. */
public final class DaysReport implements Report {

    private static final int WINDOW = 90;
    private static final int MONTHS = 12;
    private static final int FARTHEST = 24;
    /**
     * What was open at the end of each of some days, in one pass over the records: an item's open amount holds from the first of the
     * days on which it is known, or something was applied to it, to the next of them.
     */
    private static final String OPEN = """
            -- Dates are read from their texts once, not once a record.
            with given as materialized (select :days::date[] as days),
            item as (
                select i.source_key, i.source_id, s.source_system, i.kind, i.amount, ((select g.days from given g))[width_bucket(i.posting_date - 1, (select g.days from given g)) + 1] as day
                from semantic.{side}_item i join semantic.source_table s on s.source_key = i.source_key where true%s
            ),
            applied as (
                select s.source_system, a.item, ((select g.days from given g))[width_bucket(a.posting_date - 1, (select g.days from given g)) + 1] as day, sum(a.amount) as amount
                from semantic.{side}_application a join semantic.source_table s on s.source_key = a.source_key group by 1, 2, 3
            ),
            moved as (
                select m.source_key, m.source_id, m.kind, m.day, sum(m.amount) as amount from (
                    select i.source_key, i.source_id, i.kind, i.day, i.amount from item i where i.day is not null
                    union all
                    select i.source_key, i.source_id, i.kind, greatest(i.day, a.day), a.amount
                    from item i join applied a on a.source_system = i.source_system and a.item = i.source_id where i.day is not null and a.day is not null) m
                group by 1, 2, 3, 4
            ),
            running as (
                select m.kind, m.day, {sign} * sum(m.amount) over w as open, lead(m.day) over w as next
                from moved m window w as (partition by m.source_key, m.source_id order by m.day)
            )
            select d.day, case when r.kind = 'retainage' then 'retainage' when r.kind = 'unapplied' then 'unapplied'
                    when r.kind = 'credit' or r.open < 0 then 'credits' else 'trade' end as stands_in, sum(r.open) as owed
            from running r join (select unnest(g.days) as day from given g) d on d.day >= r.day and (r.next is null or d.day < r.next)
            where r.open <> 0 group by 1, 2""";

    private final Side side;
    private final ReportSpec spec;

    public DaysReport(Side side) {
        this.side = side;
        boolean receivable = side == Side.RECEIVABLE;
        String definition = receivable
                ? "Simple: (trade receivables - credits - unapplied cash) / billed in the last 90 days x 90. Count-back: the days of the latest months whose billings"
                        + " the same receivables use up, the last one in part; it does not jump with the season. Excluded: retainage, contract assets (billings to come). "
                : "(Trade payables - credits) / bought from vendors in the last 90 days x 90, and count-back, the days of the latest months whose bills the payables"
                        + " use up. Excluded: retainage, payroll, and what credit cards paid unless the card is a vendor. ";
        this.spec = ReportSpec.of(receivable ? "ar-dso" : "ap-dpo", side.group(), receivable
                ? "Days sales outstanding"
                : "Days payables outstanding", ReportClock.DOCUMENT_DATE, definition + Billed.IN_WORDS,
                Parameters.AS_OF, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate last = run.get(Parameters.AS_OF);
        List<LocalDate> days = days(last);
        List<Billed> billed = Billed.after(days.getFirst().minusMonths(FARTHEST + 1L), side, run);
        Map<LocalDate, Map<String, BigDecimal>> open = open(run, days);
        ReportTable table = new ReportTable(columns()).period("Up to " + ReportRun.day(last)).records(billed.size());
        for (LocalDate day : days) {
            ReportRow row = table.sums(day.toString()).set("day", day)
                    .set("billed", Billed.between(billed, day.minusDays(WINDOW), day))
                    .drill(run.to(side.report("ageing"), spec.title(), Parameters.AS_OF.code(), day.toString()));
            open.getOrDefault(day, Map.of()).forEach(row::set);
            row.set("count-back", countBack(net(row), day, billed));
        }
        return table;
    }

    /** The month ends before the last day, and that. */
    private static List<LocalDate> days(LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        for (int back = MONTHS; back > 0; back--) {
            days.add(YearMonth.from(last).minusMonths(back).atEndOfMonth());
        }
        days.add(last);
        return days;
    }

    private List<Column> columns() {
        return List.of(Column.date("day", "As of"), Column.money("trade", "Trade").under(side.plural()).notAdded(),
                Column.money("unapplied", "Unapplied").under("cash").notAdded(),
                Column.money("credits", "Credits").notAdded(),
                Column.moneyOf("net", "Net", DaysReport::net),
                Column.money("billed", side == Side.RECEIVABLE ? "Billed" : "Bought").under(WINDOW + " days")
                        .notAdded(),
                Column.ratio("simple", side == Side.RECEIVABLE ? "DSO" : "DPO", DaysReport::simple).under("simple"),
                Column.ratio("count-back", side == Side.RECEIVABLE ? "DSO" : "DPO", row -> null).under("count-back"),
                Column.money("retainage", "Retainage").under("apart").notAdded());
    }

    private static BigDecimal net(ReportRow row) {
        return row.amount("trade").add(row.amount("unapplied")).add(row.amount("credits"));
    }

    private static @Nullable BigDecimal simple(ReportRow row) {
        BigDecimal billed = row.amount("billed");
        return billed.signum() <= 0
                ? null
                : net(row).multiply(BigDecimal.valueOf(WINDOW)).divide(billed, 2, RoundingMode.HALF_UP);
    }

    /** Null, "not meaningful", when two years of billings are less than what is open. */
    private static @Nullable BigDecimal countBack(BigDecimal net, LocalDate day, List<Billed> billed) {
        BigDecimal left = net;
        BigDecimal days = BigDecimal.ZERO;
        LocalDate end = day;
        for (int month = 0; month < FARTHEST && left.signum() > 0; month++) {
            LocalDate before = end.withDayOfMonth(1).minusDays(1);
            BigDecimal length = BigDecimal.valueOf(ChronoUnit.DAYS.between(before, end));
            LocalDate upTo = end;
            BigDecimal part = billed.stream().filter(each -> each.day().isAfter(before) && !each.day().isAfter(upTo))
                    .filter(each -> !each.posted().isAfter(day)).map(Billed::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean within = part.compareTo(left) >= 0;
            days = days.add(within ? left.multiply(length).divide(part, 2, RoundingMode.HALF_UP) : length);
            left = within ? BigDecimal.ZERO : left.subtract(part);
            end = before;
        }
        return left.signum() > 0 ? null : days;
    }

    private Map<LocalDate, Map<String, BigDecimal>> open(ReportRun run, List<LocalDate> days) {
        Map<LocalDate, Map<String, BigDecimal>> open = new HashMap<>();
        run.hashed(() -> run.query(side.sql(OPEN).formatted(run.scope("i")))
                .bindArray("days", String.class, days.stream().map(LocalDate::toString).toList())
                .map((row, context) -> open
                        .computeIfAbsent(row.getObject("day", LocalDate.class), any -> new HashMap<>())
                        .put(row.getString("stands_in"), row.getBigDecimal("owed")))
                .list());
        return open;
    }
}
