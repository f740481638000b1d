package com.superscapes.proxy.report.jobs;

import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The WIP schedule's rows within a run's parameters. Amounts positive; over_under above zero is billed ahead. */
final class Schedule {

    /** A job's code, for pages of one job; empty for all of them. */
    static final Parameter<String> JOB = Parameter.text("job", "Job", false);

    static final String IN_WORDS = "As of the end of the period, by posting period. Contract: original and approved change orders. Estimate at completion:"
            + " the controller's, or the budget with approved change orders. % complete = (cost to date \u2212 uninstalled materials) \u00f7 (estimate \u2212"
            + " uninstalled); not capped. Earned = % complete of the contract; a finished contract has earned it all; without an estimate revenue equals cost;"
            + " time and materials and unit price earn what they bill. Billed includes retainage and leaves sales tax out.";

    private static final String SQL = """
            select w.*, array_to_string(w.flags, ', ') as said, b.code as branch, b.name as branch_name, coalesce(c.name, 'Unassigned') as customer
            from semantic.wip_schedule(:period, :contracts,
                case when :job <> '' then array(select j.job_key from semantic.job j where j.code = :job and j.valid_to is null) end) w
            left join semantic.branch b on b.branch_key = w.branch_key
            left join semantic.customer c on c.customer_key = w.customer_key and c.valid_to is null
            where true%s%s order by b.code, w.code""";

    private Schedule() {
    }

    /** Column to value, a map a job, by branch and code: those with a price, at the end of a period. @param job a code, or empty */
    static List<Map<String, Object>> contracts(ReportRun run, int period, String job) {
        return at(run, period, job, true, "").stream().filter(Schedule::contract).toList();
    }

    /** All jobs, or the run's where it is of one, at the end of its period. @param more conditions on alias w, each with its "and" */
    static List<Map<String, Object>> ofJob(ReportRun run, String more) {
        return at(run, period(run), run.get(JOB), false, more);
    }

    private static List<Map<String, Object>> at(ReportRun run, int period, String job, boolean contracts, String more) {
        return run.query(SQL.formatted(run.scope("w"), more)).bind("period", period)
                .bind("contracts", contracts).bind("job", job).mapToMap().list();
    }

    /** Adjustments of period 13 are read with the twelfth. */
    static int period(ReportRun run) {
        return month(run.get(Parameters.PERIOD).key());
    }

    /** The key of a period, or of the twelfth for the adjustments of its year. */
    static int month(int period) {
        return Math.min(period, period / 100 * 100 + 12);
    }

    static void period(ReportTable table, ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        table.period("As of " + ReportRun.day(period.end()) + " (" + period.name() + ")");
    }

    static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    static @Nullable BigDecimal amount(Map<String, Object> row, String column) {
        return (BigDecimal) row.get(column);
    }

    static @Nullable LocalDate day(Map<String, Object> row, String column) {
        return row.get(column) instanceof Date date ? date.toLocalDate() : null;
    }

    /** The job of a row; 0 for none. */
    static int jobKey(Map<String, Object> row) {
        return row.get("job_key") instanceof Integer key ? key : 0;
    }

    /** Zero where the schedule has none. */
    static BigDecimal sum(Map<String, Object> row, String column) {
        BigDecimal value = amount(row, column);
        return value == null ? BigDecimal.ZERO : value;
    }

    static boolean is(Map<String, Object> row, String column) {
        return Boolean.TRUE.equals(row.get(column));
    }

    /** True for jobs with a price: all that do not simply earn what they bill. */
    static boolean contract(Map<String, Object> row) {
        return !text(row, "method").equals("as billed");
    }
}
