package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What the ledger of a period itself says: late postings, lines without a branch or division, entries that are usual and missing. */
final class LedgerItems {

    private static final String AREA = "Ledger";
    private static final String OWNER = "Controller";
    private static final int NAMED = 5;
    private static final int MONTHS = 3;
    // A posting date is in its period; adjustments are posted on the last day of the year.
    private static final int MONTH_DAYS = 40;
    private static final String UNASSIGNED = "select count(*), coalesce(sum(abs(r.amount)), 0) from semantic.ledger_line r"
            + " join semantic.account a on a.account_key = r.account_key where r.scenario_key = 1 and r.period_key = :period"
            + " and r.posting_date between :first and :last and r.entry_kind <> 'C'"
            + " and a.account_type in ('revenue', 'expense') and r.%s = 0";
    private static final String USUAL = "select a.code, abs(sum(r.amount) filter (where r.period_key <> :period)) as usual,"
            + " count(*) filter (where r.period_key = :period) as now from semantic.ledger_line r"
            + " join semantic.account a on a.account_key = r.account_key where r.scenario_key = 1"
            + " and r.period_key in (:period, :one, :two, :three) and r.posting_date between :first and :last"
            + " and r.entry_kind <> 'C' and a.account_type <> 'statistical'%s group by a.code"
            + " having count(distinct r.period_key) filter (where r.period_key <> :period) = " + MONTHS
            + " order by a.code";

    /** An account that was posted to in each month before. @param usual what that came to in all of them, without its sign */
    private record Usual(String account, BigDecimal usual, long now) {
    }

    private final ReportRun run;
    private final Members.Period period;

    private LedgerItems(ReportRun run, Members.Period period) {
        this.run = run;
        this.period = period;
    }

    static List<CloseItem> of(ReportRun run, Members.Period period) {
        LedgerItems items = new LedgerItems(run, period);
        return List.of(items.late(), items.branchless(), items.divisionless(), items.missing());
    }

    private CloseItem late() {
        String what = "Late postings since it was closed";
        if (LateEntries.closed(run, period.key()).isEmpty()) {
            return CloseItem.notApplicable("late", what, AREA, OWNER, "No controller has closed it.");
        }
        LateEntries.Sum late = LateEntries.sum(run, period.key());
        return CloseItem.counted("late", what, AREA, OWNER, late.entries(), late.effect(), "Amount: effect on profit.")
                .to(run.to("late-postings", "Late postings " + period.name(), "closed-period",
                        Integer.toString(period.key())));
    }

    private CloseItem branchless() {
        return unassigned("branch", run.caller().entityWide() && run.get(Parameters.BRANCHES).isEmpty());
    }

    private CloseItem divisionless() {
        return unassigned("division",
                run.caller().divisions() == null && run.get(Parameters.DIVISIONS).isEmpty());
    }

    /** @param seen false where branches or divisions narrow the report, so that lines without one are out of it */
    private CloseItem unassigned(String by, boolean seen) {
        String what = "Profit and loss lines without a " + by;
        if (!seen) {
            return CloseItem.notApplicable(by, what, AREA, OWNER, "Some are chosen or in scope, not all.");
        }
        return lines(UNASSIGNED.formatted(by + "_key") + run.scope("r"), MONTH_DAYS)
                .map((row, context) -> CloseItem.counted(by, what, AREA, OWNER, row.getLong(1), row.getBigDecimal(2),
                        "Amount: debits and credits added."))
                .one().to(run.to("gl-detail", "General ledger detail"));
    }

    private CloseItem missing() {
        String what = "Expected entries missing";
        int one = Periods.before(period.key());
        int two = Periods.before(one);
        List<Usual> usual = lines(USUAL.formatted(run.scope("r")), (MONTHS + 1) * MONTH_DAYS).bind("one", one)
                .bind("two", two).bind("three", Periods.before(two))
                .map((row, context) -> new Usual(row.getString(1), row.getBigDecimal(2), row.getLong(3))).list();
        if (period.key() % 100 > 12 || usual.isEmpty()) {
            return CloseItem.notApplicable("missing", what, AREA, OWNER,
                    "No account is expected: none was posted to in each of the three months before.");
        }
        List<Usual> missing = usual.stream().filter(account -> account.now() == 0).toList();
        BigDecimal sum = missing.stream().map(Usual::usual).reduce(BigDecimal.ZERO, BigDecimal::add);
        return CloseItem.counted("missing", what, AREA, OWNER, missing.size(),
                sum.divide(BigDecimal.valueOf(MONTHS), 2, RoundingMode.HALF_UP), named(missing)).to(drill());
    }

    private static String named(List<Usual> missing) {
        String first = missing.stream().limit(NAMED).map(Usual::account).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? ""
                : "Nothing on " + first + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "")
                        + ". Amount: their average month.";
    }

    private @Nullable DrillTo drill() {
        return run.to("variance-entries", "Against the month before", "against", "prior-period", "span", "month");
    }

    private Query lines(String sql, int days) {
        return run.query(sql).bind("period", period.key()).bind("first", period.start().minusDays(days)).bind("last",
                period.end());
    }
}
