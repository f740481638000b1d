package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The exception list of closed periods: what came after they were closed, and what it made of their profit. */
public final class LatePostingsReport implements Report {

    private static final String ALL = "*";
    /** One period, or none for all that are closed. */
    private static final Parameter<List<Members.Period>> CLOSED = Parameter.member("closed-period", "Period",
            members -> ALL, LatePostingsReport::choices, LatePostingsReport::find);
    private static final ReportSpec SPEC = ReportSpec.of("late-postings", ReportGroup.CLOSE, "Late postings",
            ReportClock.POSTING_PERIOD,
            "Every entry with lines that a load brought after a controller had closed its period, softly or not, with those lines"
                    + " alone. Effect on profit = credits \u2212 debits on revenue and expense accounts; closing entries have none. For"
                    + " one period: its net income in the load that was published when it was closed, and now. What the entries do"
                    + " not explain of the difference was removed or changed since, or came as month amounts without entries.",
            CLOSED, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY).ofLines();
    private static final String SELECT = "select l.*, count(*) over () as all_entries,"
            + " cast(sum(l.lines) over () as bigint) as all_lines, sum(l.debit) over () as all_debit,"
            + " sum(l.effect) over () as all_effect from late l"
            + " order by l.period_key desc, l.batch_id, l.posting_date, l.entry_id limit :most";
    private static final String NET_INCOME = "select coalesce(-sum(r.amount - r.closing_entries), 0)"
            + " from semantic.branch_period r join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = 1 and r.period_key = :period and r.company_key = :one"
            + " and a.account_type in ('revenue', 'expense')";

    private record Entry(int period, String name, String state, String id, LocalDate date, @Nullable LocalDate postedOn,
            @Nullable String postedBy, @Nullable String description, long batch, long lines, BigDecimal debit,
            BigDecimal effect, DrillTo drill, All all) {

        static Entry of(ResultSet row) throws SQLException {
            OffsetDateTime posted = row.getObject("posted_at", OffsetDateTime.class);
            return new Entry(row.getInt("period_key"), row.getString("name"), row.getString("state"),
                    row.getString("entry_id"), row.getObject("posting_date", LocalDate.class),
                    posted == null ? null : posted.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
                    row.getString("posted_by"), row.getString("description"), row.getLong("batch_id"),
                    row.getLong("lines"), row.getBigDecimal("debit"), row.getBigDecimal("effect"), Lines.entry(row),
                    new All(row.getLong("all_entries"), row.getLong("all_lines"), row.getBigDecimal("all_debit"),
                            row.getBigDecimal("all_effect")));
        }
    }

    /** What all entries add up to, whether they are listed or not. */
    private record All(long entries, long lines, BigDecimal debit, BigDecimal effect) {

        static final All NONE = new All(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static List<Choice> choices(Members members) {
        List<Choice> all = new ArrayList<>(List.of(new Choice(ALL, "All closed periods")));
        members.periods().forEach(period -> all.add(new Choice(Integer.toString(period.key()), period.name())));
        return all;
    }

    private static List<List<Members.Period>> find(Members members, String code) {
        return code.equals(ALL)
                ? List.of(List.of())
                : members.periods().stream().filter(period -> Integer.toString(period.key()).equals(code))
                        .map(List::of).toList();
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        List<Members.Period> chosen = run.get(CLOSED);
        ReportTable table = run.table(List.of(Column.text("period", "Period"), Column.text("state", "State"),
                Column.text("entry", "Entry"), Column.date("date", "Posting date"),
                Column.date("posted-on", "Posted on"), Column.text("posted-by", "Posted by"),
                Column.text("batch", "Batch"), Column.text("description", "Description"),
                Column.count("lines", "Lines"), Column.money("debit", "Debits"),
                Column.money("effect", "Effect on profit")));
        All all = run.hashed(() -> list(run, table, chosen));
        table.total("Total").set("lines", BigDecimal.valueOf(all.lines())).set("debit", all.debit())
                .set("effect", all.effect());
        table.counted(all.entries());
        if (all.entries() == 0 && !LateEntries.anyClosed(run)) {
            table.note("No controller has closed a period: nothing is late.");
        }
        chosen.forEach(period -> compare(run, table, period, all.effect()));
        return table.period(chosen.isEmpty() ? "All closed periods" : chosen.getFirst().name());
    }

    private static All list(ReportRun run, ReportTable table, List<Members.Period> chosen) {
        Listing listing = new Listing(table);
        LateEntries.query(run, chosen.isEmpty() ? LateEntries.ALL : chosen.getFirst().key(), SELECT)
                .bind("most", run.most()).setFetchSize(Lines.FETCH).map((row, context) -> Entry.of(row))
                .forEach(listing::add);
        return listing.all;
    }

    /** The rows, as the entries are read. */
    private static final class Listing {

        private final ReportTable table;
        private All all = All.NONE;
        private int read;

        Listing(ReportTable table) {
            this.table = table;
        }

        void add(Entry entry) {
            all = entry.all();
            fill(table.detail(entry.period() + "/" + entry.id() + "/" + read), entry);
            read++;
        }
    }

    private static void fill(ReportRow row, Entry entry) {
        row.set("period", entry.name()).set("state", entry.state().equals("closed") ? "Closed" : "Soft-closed")
                .set("entry", entry.id()).set("date", entry.date()).set("posted-on", entry.postedOn())
                .set("posted-by", entry.postedBy()).set("batch", Long.toString(entry.batch()))
                .set("description", entry.description()).set("lines", BigDecimal.valueOf(entry.lines()))
                .set("debit", entry.debit()).set("effect", entry.effect()).drill(entry.drill());
    }

    /** Net income when the period was closed beside what it is, and what the entries listed do not explain. */
    private static void compare(ReportRun run, ReportTable table, Members.Period period, BigDecimal explained) {
        List<LateEntries.Closed> companies = LateEntries.closed(run, period.key());
        if (companies.isEmpty()) {
            table.note(period.name() + " is not closed: nothing is late.");
            return;
        }
        BigDecimal then = BigDecimal.ZERO;
        BigDecimal now = BigDecimal.ZERO;
        for (LateEntries.Closed company : companies) {
            // An earlier load may be read than the one the period was closed with.
            long batch = Math.min(company.batch(), run.snapshot().batch());
            then = then.add(run.asOf(batch, () -> netIncome(run, period, company)));
            now = now.add(netIncome(run, period, company));
        }
        String batches = companies.stream().map(company -> Long.toString(company.batch())).distinct()
                .collect(Collectors.joining(", "));
        table.beside("then", "Net income when closed (batch " + batches + ")").set("effect", then);
        table.beside("now", "Net income now").set("effect", now);
        table.beside("difference", "Difference").set("effect", now.subtract(then));
        BigDecimal rest = now.subtract(then).subtract(explained);
        if (rest.signum() != 0) {
            table.beside("removed", "Removed or changed lines").set("effect", rest);
        }
    }

    private static BigDecimal netIncome(ReportRun run, Members.Period period, LateEntries.Closed company) {
        return run.query(NET_INCOME + run.scope("r")).bind("period", period.key()).bind("one", company.company())
                .mapTo(BigDecimal.class).one();
    }
}
