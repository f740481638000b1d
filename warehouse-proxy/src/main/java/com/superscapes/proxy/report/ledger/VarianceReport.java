package com.superscapes.proxy.report.ledger;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Periods;
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
import java.util.Comparator;
import java.util.List;

/**
 * Which entries explain a variance: lines of the period and of what it is compared with, matched by account and by the words of
 * their description without numbers and dates, so that what recurs stands on one row and what came once stands out.
 */
public final class VarianceReport implements Report {

    private static final Parameter<String> SPAN = Parameter.choice("span", "Months", new Choice("month", "Month"),
            new Choice("ytd", "Year to date"));
    private static final ReportSpec SPEC = ReportSpec.of("variance-entries", ReportGroup.ANALYSIS,
            "Entries behind a variance", ReportClock.POSTING_PERIOD,
            "Lines of the period against those of the comparator, by account and by the description without its numbers. The"
                    + " largest differences come first; their sum is the variance of the accounts. A budget has no entries: it"
                    + " stands as one row per account. Better/(worse): income less is worse, cost more is worse.",
            Parameters.PERIOD, SPAN, Lines.AGAINST, Parameters.BUDGET_VERSION, Lines.ACCOUNT, Parameters.COMPANY,
            Parameters.BRANCHES,
            Parameters.DIVISIONS, Parameters.CURRENCY).ofLines();
    // A year so far and the one before it overlap, so that a line may stand on both sides.
    private static final String SIDES = " join (values (true, cast(:from as integer), cast(:to as integer)),"
            + " (false, :otherFrom, :otherTo)) s (now, first, last) on r.period_key between s.first and s.last";
    private static final String RANGES = " and (r.period_key between :from and :to"
            + " or r.period_key between :otherFrom and :otherTo)";
    private static final String SQL = "with line as (select s.now, r.account_key, r.posting_date, r.line_id,"
            + " r.entry_id, r.amount, coalesce(nullif(btrim(regexp_replace(lower(coalesce(r.description, '')),"
            + " '[0-9#/.-]+', ' ', 'g')), ''), 'no description') as words, coalesce(r.description, '') as description"
            + " from semantic.ledger_line r" + SIDES + " join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = 1 and r.entry_kind <> 'C' and a.account_type in ('revenue', 'expense')" + RANGES
            + "%1$s"
            + " union all select s.now, r.account_key, r.posting_date, 0, null, r.amount, 'month amount', 'Month amount'"
            + " from semantic.period_amount r" + SIDES + " join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = 1 and r.measure = 'movement' and a.account_type in ('revenue', 'expense')"
            + RANGES + "%1$s"
            + " union all select false, r.account_key, r.posting_date, 0, null, r.amount, 'month amount', 'Month amount'"
            + " from semantic.period_amount r join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = :scenario and r.measure = 'movement' and r.period_key between :from and :to"
            + " and a.account_type in ('revenue', 'expense')%1$s)"
            + " select a.code, a.name, a.account_type, l.words, (array_agg(l.description order by l.now desc,"
            + " abs(l.amount) desc))[1] as description,"
            + " coalesce(sum(l.amount) filter (where l.now), 0) as now,"
            + " coalesce(sum(l.amount) filter (where not l.now), 0) as before,"
            + " count(*) filter (where l.now) as lines,"
            + " (array_agg(l.line_id order by l.now desc, abs(l.amount) desc))[1] as line_id,"
            + " (array_agg(l.account_key))[1] as account_key,"
            + " (array_agg(l.entry_id order by l.now desc, abs(l.amount) desc))[1] as entry_id,"
            + " (array_agg(l.posting_date order by l.now desc, abs(l.amount) desc))[1] as posting_date"
            + " from line l join semantic.account a on a.account_key = l.account_key group by a.code, a.name,"
            + " a.account_type, l.words";
    private static final int NO_SCENARIO = -1;
    private static final PeriodRange NO_PERIODS = new PeriodRange(0, 0);

    private record Cause(String code, String name, String type, String words, String description, BigDecimal now,
            BigDecimal before, long lines, DrillTo entry) {

        static Cause of(ResultSet row) throws SQLException {
            return new Cause(row.getString("code"), row.getString("name"), row.getString("account_type"),
                    row.getString("words"), row.getString("description"), row.getBigDecimal("now"),
                    row.getBigDecimal("before"), row.getLong("lines"), Lines.entry(row));
        }

        // Debit positive amounts: less is better, of income and cost alike.
        BigDecimal better() {
            return before.subtract(now);
        }

        boolean hasEntry() {
            return !words.equals("month amount");
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        boolean yearToDate = run.get(SPAN).equals("ytd");
        int key = period.key();
        PeriodRange range = new PeriodRange(yearToDate ? Periods.yearStart(key) : key, key);
        String against = run.get(Lines.AGAINST);
        boolean budget = against.equals("budget");
        PeriodRange other = switch (against) {
            case "budget" -> NO_PERIODS;
            case "prior-year" -> Periods.yearBefore(range);
            default -> yearToDate ? Periods.yearToDateBefore(key) : Periods.rangeBefore(range);
        };
        Members.Member version = run.get(Parameters.BUDGET_VERSION);
        List<Cause> causes = run.query(SQL.formatted(run.scope("r") + Lines.accounts(run))).bind("from", range.from())
                .bind("to", range.to()).bind("otherFrom", other.from()).bind("otherTo", other.to())
                .bind("scenario", budget ? version.key() : NO_SCENARIO)
                .bindArray("codes", String.class, Lines.codes(run)).map((row, context) -> Cause.of(row)).list();
        String name = (yearToDate ? "YTD " : "") + period.name();
        BigDecimal all = causes.stream().map(Cause::better).reduce(BigDecimal.ZERO, BigDecimal::add);
        ReportTable table = new ReportTable(List.of(Column.text("what", "What"), Column.text("account", "Account"),
                Column.money("now", "Actual").under(name),
                Column.money("before", budget ? version.name() : "Actual").under(budget ? name : words(against)),
                Column.money("better", "B/(W)"),
                Column.percent("share", "Share of the variance", row -> Amounts.ratio(row.amount("better"), all)),
                Column.count("lines", "Lines")));
        for (Cause cause : causes.stream()
                .sorted(Comparator.comparing((Cause each) -> each.better().abs()).reversed()).toList()) {
            if (cause.better().signum() != 0) {
                fill(table.detail(cause.code() + "/" + cause.words()), cause, run, range);
            }
        }
        table.total("Variance of the accounts");
        return table.period(name)
                .note("Income is positive, cost negative; rows that did not change are left out.");
    }

    private static String words(String against) {
        return against.equals("prior-year") ? "prior year" : "prior period";
    }

    private static ReportRow fill(ReportRow row, Cause cause, ReportRun run, PeriodRange range) {
        return row.set("what", cause.description().isBlank() ? "No description" : cause.description())
                .set("account", cause.code() + " " + cause.name()).set("now", cause.now().negate())
                .set("before", cause.before().negate()).set("better", cause.better())
                .set("lines", BigDecimal.valueOf(cause.lines()))
                .drill(cause.hasEntry()
                        ? cause.entry()
                        : Lines.of(run, cause.code(), range.from(), range.to(), cause.code() + " " + cause.name()));
    }
}
