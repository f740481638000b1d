package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of each period: what controllers said of it, and what the ledger shows. */
public final class CloseReport implements Report {

    private static final Parameter<String> YEARS = Parameter.choice("years", "Years",
            new Choice("recent", "This fiscal year and the last"), new Choice("all", "All"));
    private static final ReportSpec SPEC = ReportSpec.of("period-close", ReportGroup.CLOSE, "Period close state",
            ReportClock.POSTING_PERIOD,
            "Every period with its lines, when it was last posted to, what was posted after its end, and what loads brought late:"
                    + " after the load that was published when a controller closed it, softly or not; of other periods, after the"
                    + " first load that had seen it ended. Soft-closed and closed is what controllers said, and who and when. Open:"
                    + " it has not ended, or was opened again. Ended: nothing was said since. Year closed: nothing was said, and"
                    + " closing entries have moved the year's profit. Of several companies, the least closed counts.",
            YEARS, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);
    /**
     * Added up by source first: there an entry is known by its number alone, and sorting by one text is fast. Periods are read first:
     * else since when lines are late would be looked up once for every line.
     */
    private static final String SQL = """
            with period as materialized (
                select p.company_key, p.period_key, p.start_date, p.end_date, p.name,
                    case when p.state in ('soft closed', 'closed') then p.batch_id
                        else (select min(b.batch_id) from ops.batch b where b.published_at::date > p.end_date
                            and b.batch_id <= (select n.batch_id from semantic.batch n)) end as late_after
                from semantic.period_state p
            ),
            part as (
                select r.period_key, count(distinct r.entry_id) as entries, min(p.name) as name, min(p.start_date) as start_date, max(p.end_date) as end_date,
                    count(*) as lines, sum(r.debit) as debit, max(r.posted_at) as last_posted,
                    count(*) filter (where r.posted_at::date > p.end_date) as after_end,
                    count(*) filter (where r.batch_from > p.late_after) as late, sum(r.debit) filter (where r.batch_from > p.late_after) as late_debit,
                    count(*) filter (where r.entry_kind = 'A') as adjusting
                from semantic.ledger_line r join period p on p.company_key = r.company_key and p.period_key = r.period_key
                where r.scenario_key = 1 and r.period_key >= :first%s
                group by r.period_key, r.source_key
            )
            select e.period_key, min(e.name) as name, min(e.start_date) as start_date, max(e.end_date) as end_date,
                sum(e.lines) as lines, sum(e.entries) as entries, sum(e.debit) as debit, max(e.last_posted) as last_posted, sum(e.after_end) as after_end,
                sum(e.late) as late, coalesce(sum(e.late_debit), 0) as late_debit, sum(e.adjusting) as adjusting
            from part e group by e.period_key order by e.period_key desc""";

    private record State(int key, String name, LocalDate end, long lines, long entries, BigDecimal debit,
            @Nullable LocalDate lastPosted, long afterEnd, long late, BigDecimal lateDebit, long adjusting) {

        static State of(ResultSet row) throws SQLException {
            OffsetDateTime posted = row.getObject("last_posted", OffsetDateTime.class);
            return new State(row.getInt("period_key"), row.getString("name"),
                    row.getObject("end_date", LocalDate.class), row.getLong("lines"), row.getLong("entries"),
                    row.getBigDecimal("debit"),
                    posted == null ? null : posted.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
                    row.getLong("after_end"), row.getLong("late"), row.getBigDecimal("late_debit"),
                    row.getLong("adjusting"));
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period latest = run.members().latestPeriod().orElse(null);
        int first = latest == null || run.get(YEARS).equals("all") ? 0 : (latest.key() / 100 - 1) * 100;
        List<State> states = run.query(SQL.formatted(run.scope("r"))).bind("first", first)
                .map((row, context) -> State.of(row)).list();
        Map<Integer, PeriodState> said = PeriodState.of(run);
        ReportTable table = new ReportTable(List.of(Column.text("period", "Period"),
                Column.text("state", "State"), Column.text("said-by", "Said by"), Column.date("said-on", "Said on"),
                Column.date("end", "Ends"), Column.count("entries", "Entries"),
                Column.count("lines", "Lines"), Column.money("debit", "Debits"),
                Column.count("adjusting", "Adjusting lines"), Column.date("last-posted", "Last posted"),
                Column.count("after-end", "Posted after end"), Column.count("late", "Late lines"),
                Column.money("late-debit", "Late debits")));
        for (State state : states) {
            fill(table.detail(Integer.toString(state.key())), state, said.getOrDefault(state.key(), PeriodState.NONE),
                    run);
        }
        table.total(first == 0 ? "All periods" : "These periods");
        return table.period(latest == null ? "" : "Through " + latest.name());
    }

    private static ReportRow fill(ReportRow row, State state, PeriodState said, ReportRun run) {
        String key = Integer.toString(state.key());
        return row.set("period", state.name()).set("state", said.standing().words()).set("said-by", said.by())
                .set("said-on", said.on()).set("end", state.end()).set("entries", BigDecimal.valueOf(state.entries()))
                .set("lines", BigDecimal.valueOf(state.lines())).set("debit", state.debit())
                .set("adjusting", BigDecimal.valueOf(state.adjusting())).set("last-posted", state.lastPosted())
                .set("after-end", BigDecimal.valueOf(state.afterEnd())).set("late", BigDecimal.valueOf(state.late()))
                .set("late-debit", state.lateDebit())
                .drill(run.to("journal-register", state.name(), "period", key))
                .drill("late", said.standing().said()
                        ? run.to("late-postings", "Late postings " + state.name(), "closed-period", key)
                        : null);
    }
}
