package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Journal register: the entries of a period, each with its module, who posted it and when, and the entry that reverses it. */
public final class RegisterReport implements Report {

    private static final ReportSpec SPEC = ReportSpec.of("journal-register", ReportGroup.LEDGER, "Journal register",
            ReportClock.POSTING_PERIOD,
            "The entries of the period. An entry reverses an earlier one of this period or the one before when it has the same"
                    + " accounts with opposite amounts; each entry stands in one pair. Late: posted after the end of its period.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY)
            .ofLines();
    private static final int MOST = 200_000;
    // The signature of an entry: its net amount by account and branch. Of its reversal, the same with the signs turned.
    private static final String SQL = "select r.entry_id, r.posting_date, r.source_key, min(r.module) as module,"
            + " min(r.posted_by) as posted_by, min(r.posted_at) as posted_at, min(r.description) as description,"
            + " sum(r.debit) as debit, sum(r.credit) as credit, count(*) as lines, min(r.entry_kind) as kind,"
            + " min(r.line_id) as line_id, (array_agg(r.account_key order by r.line_id))[1] as account_key, r.period_key,"
            + " string_agg(r.account_key || ':' || r.branch_key || ':' || r.amount::numeric(19, 4), ','"
            + " order by r.account_key, r.branch_key, r.amount) as signature,"
            + " string_agg(r.account_key || ':' || r.branch_key || ':' || (-r.amount)::numeric(19, 4), ','"
            + " order by r.account_key, r.branch_key, -r.amount) as turned"
            + " from semantic.ledger_line r where r.scenario_key = 1 and r.period_key in (:period, :before)"
            + " and r.posting_date between :first and :last%s group by r.entry_id, r.posting_date, r.source_key, r.period_key"
            + " order by r.posting_date, r.entry_id limit :most";

    private record Entry(String id, LocalDate date, @Nullable String module, @Nullable String postedBy,
            @Nullable LocalDate postedOn, @Nullable String description, BigDecimal debit, BigDecimal credit, long lines,
            String kind, DrillTo drill, int period, String signature, String turned) {

        static Entry of(ResultSet row) throws SQLException {
            OffsetDateTime posted = row.getObject("posted_at", OffsetDateTime.class);
            return new Entry(row.getString("entry_id"), row.getObject("posting_date", LocalDate.class),
                    row.getString("module"), row.getString("posted_by"),
                    posted == null ? null : posted.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
                    row.getString("description"), row.getBigDecimal("debit"), row.getBigDecimal("credit"),
                    row.getLong("lines"), row.getString("kind"), Lines.entry(row), row.getInt("period_key"),
                    row.getString("signature"), row.getString("turned"));
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        int before = Periods.before(period.key());
        // Pairs are sought among all entries of two months, so these are kept, also for a file.
        int most = (int) Math.min(MOST, 2L * run.most());
        List<Entry> entries = run.query(SQL.formatted(run.scope("r"))).bind("period", period.key())
                .bind("before", before).bind("first", period.start().minusDays(40)).bind("last", period.end())
                .bind("most", most).map((row, context) -> Entry.of(row)).list();
        Map<String, String> pairs = pairs(entries);
        ReportTable table = new ReportTable(List.of(Column.text("entry", "Entry"), Column.date("date", "Posting date"),
                Column.text("kind", "Kind"), Column.text("module", "Module"),
                Column.text("description", "Description"), Column.text("posted-by", "Posted by"),
                Column.date("posted-on", "Posted on"), Column.flag("late", "Late"), Column.text("pair", "Reversal"),
                Column.count("lines", "Lines"), Column.money("debit", "Debit"), Column.money("credit", "Credit")));
        int place = 0;
        for (Entry entry : entries) {
            if (entry.period() == period.key()) {
                fill(table.detail(entry.id() + "/" + place), entry, period, pairs.get(entry.id()));
            }
            place++;
        }
        ReportRow total = table.total("Total");
        if (entries.size() == most) {
            table.counted(total(run, period, total)).note(String.format(Locale.US,
                    "Reversals are sought among the first %,d entries of the period and the one before.", most));
        }
        return table.period(period.name());
    }

    /** Sets what all entries of the period add up to, and returns how many there are. */
    private static long total(ReportRun run, Members.Period period, ReportRow total) {
        return run.query("select count(*), sum(e.lines), sum(e.debit), sum(e.credit) from (select count(*) as lines,"
                + " sum(r.debit) as debit, sum(r.credit) as credit from semantic.ledger_line r where r.scenario_key = 1"
                + " and r.period_key = :period and r.posting_date between :first and :last" + run.scope("r")
                + " group by r.entry_id, r.posting_date, r.source_key) e").bind("period", period.key())
                .bind("first", period.start().minusDays(40)).bind("last", period.end()).map((row, context) -> {
                    total.set("lines", row.getBigDecimal(2)).set("debit", row.getBigDecimal(3)).set("credit",
                            row.getBigDecimal(4));
                    return row.getLong(1);
                }).one();
    }

    private static ReportRow fill(ReportRow row, Entry entry, Members.Period period, @Nullable String pair) {
        return row.set("entry", entry.id()).set("date", entry.date()).set("kind", kind(entry.kind()))
                .set("module", entry.module()).set("description", entry.description())
                .set("posted-by", entry.postedBy()).set("posted-on", entry.postedOn())
                .set("late", entry.postedOn() != null && entry.postedOn().isAfter(period.end())).set("pair", pair)
                .set("lines", BigDecimal.valueOf(entry.lines())).set("debit", entry.debit())
                .set("credit", entry.credit()).drill(entry.drill());
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "A" -> "Adjusting";
            case "C" -> "Closing";
            default -> "Normal";
        };
    }

    /** What each entry reverses, or is reversed by: the latest open one before it with the opposite amounts. */
    private static Map<String, String> pairs(List<Entry> entries) {
        Map<String, String> pairs = new HashMap<>();
        Map<String, Entry> open = new HashMap<>();
        for (Entry entry : entries) {
            Entry earlier = open.remove(entry.turned());
            if (earlier == null || earlier.id().equals(entry.id())) {
                open.put(entry.signature(), entry);
            } else {
                pairs.put(earlier.id(), "Reversed by " + entry.id());
                pairs.put(entry.id(), "Reverses " + earlier.id());
            }
        }
        return pairs;
    }
}
