package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signed work not earned yet, rolled forward from the beginning of the fiscal year. */
public final class BacklogReport implements Report {

    private final ReportSpec spec = ReportSpec.of("backlog", ReportGroup.JOBS, "Backlog", ReportClock.POSTING_PERIOD,
            "Backlog = contract with approved change orders \u2212 earned, of jobs with a price; bids and open change orders are not in it. Rolled forward over"
                    + " the fiscal year up to the period: opening + awards + change orders \u2212 earned = closing. Gross profit in backlog = backlog \u2212 cost to"
                    + " complete. Months = backlog \u00f7 earned a month in the year so far.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        int period = Schedule.period(run);
        ReportTable table = new ReportTable(List.of(Column.text("job", "Job"), Column.text("name", "Name"),
                Column.text("branch", "Branch"), Column.money("opening", "Opening"), Column.money("awards", "Awards"),
                Column.money("changes", "Change orders"), Column.money("earned", "Earned"),
                Column.moneyOf("closing", "Closing backlog", BacklogReport::closing),
                Column.money("to-complete", "Cost to complete"),
                Column.moneyOf("profit", "Gross profit in backlog",
                        row -> closing(row).subtract(row.amount("to-complete"))),
                Column.ratio("months", "Months", row -> months(row, period % 100))));
        Schedule.period(table, run);
        Map<String, Map<String, Object>> before = new HashMap<>();
        Schedule.contracts(run, period / 100 * 100 - 88, "")
                .forEach(job -> before.put(Schedule.text(job, "code"), job));
        Schedule.contracts(run, period, "")
                .forEach(job -> detail(table, run, job, before.get(Schedule.text(job, "code"))));
        table.total("Total");
        return table;
    }

    private static void detail(ReportTable table, ReportRun run, Map<String, Object> job,
            @Nullable Map<String, Object> before) {
        BigDecimal opening = before == null
                ? BigDecimal.ZERO
                : Schedule.sum(before, "contract").subtract(Schedule.sum(before, "earned"));
        BigDecimal awards = before == null ? Schedule.sum(job, "original_contract") : BigDecimal.ZERO;
        BigDecimal changes = Schedule.sum(job, "contract")
                .subtract(before == null ? awards : Schedule.sum(before, "contract"));
        BigDecimal earned = Schedule.sum(job, "earned")
                .subtract(before == null ? BigDecimal.ZERO : Schedule.sum(before, "earned"));
        if (opening.signum() == 0 && awards.signum() == 0 && changes.signum() == 0 && earned.signum() == 0) {
            return; // finished before the year
        }
        String code = Schedule.text(job, "code");
        table.detail(code).set("job", code).set("name", Schedule.text(job, "name"))
                .set("branch", Schedule.text(job, "branch")).set("opening", opening).set("awards", awards)
                .set("changes", changes).set("earned", earned)
                .set("to-complete", Schedule.amount(job, "estimate_to_complete"))
                .drill(run.to("job", code, "job", code));
    }

    private static BigDecimal closing(ReportRow row) {
        return row.amount("opening").add(row.amount("awards")).add(row.amount("changes"))
                .subtract(row.amount("earned"));
    }

    private static @Nullable BigDecimal months(ReportRow row, int periods) {
        row.set("backlog", closing(row).multiply(BigDecimal.valueOf(periods)));
        return row.over("backlog", "earned");
    }
}
