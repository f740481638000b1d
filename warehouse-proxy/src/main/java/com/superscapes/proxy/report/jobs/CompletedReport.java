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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Contracts finished in the fiscal year up to the period, with what became of their margin. */
public final class CompletedReport implements Report {

    private final ReportSpec spec = ReportSpec.of("completed-contracts", ReportGroup.JOBS,
            "Completed contracts and fade", ReportClock.POSTING_PERIOD,
            "Contracts that ended in the fiscal year up to the period. Fade = final gross margin % \u2212 original gross margin %, in points, with change"
                    + " orders taken out of both: final = (original contract \u2212 (cost \u2212 estimated cost of approved changes)) \u00f7 original contract,"
                    + " original = (original contract \u2212 original estimate) \u00f7 original contract. Below zero the job earned less than was bid.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("job", "Job"), Column.text("name", "Name"),
                Column.text("branch", "Branch"), Column.date("ended", "Ended"),
                Column.money("contract", "Final contract"), Column.money("cost", "Final cost"),
                Column.moneyOf("profit", "Gross profit", row -> row.amount("contract").subtract(row.amount("cost"))),
                Column.percent("margin", "Gross margin %", row -> over(row, "contract", "cost", "contract")),
                Column.money("original", "Original contract"), Column.money("first", "Original estimate"),
                Column.money("bare-cost", "Cost without changes").hiddenAtFirst(),
                Column.percent("original-margin", "Original margin %",
                        row -> over(row, "original", "first", "original")),
                Column.points("fade", "Gain/(fade)", CompletedReport::fade),
                Column.money("late", "Late cost").under("this period")));
        Schedule.period(table, run);
        int first = Schedule.period(run) / 100 * 100 + 1;
        LocalDate year = run.members().periods().stream().filter(period -> period.key() == first)
                .map(period -> period.start()).findFirst().orElse(run.get(Parameters.PERIOD).start());
        Map<String, List<Map<String, Object>>> managers = new TreeMap<>();
        Schedule.contracts(run, Schedule.period(run), "").stream()
                .filter(job -> Schedule.text(job, "method").equals("completed"))
                .filter(job -> !LocalDate.parse(Schedule.text(job, "ends")).isBefore(year))
                .forEach(job -> managers.computeIfAbsent(Schedule.text(job, "manager"), name -> new ArrayList<>())
                        .add(job));
        managers.forEach((manager, jobs) -> {
            String name = manager.isEmpty() ? "No manager" : manager;
            table.heading("manager-" + manager, name, 0);
            List<ReportRow> rows = jobs.stream().map(job -> detail(table, run, job)).toList();
            table.subtotal("sum-" + manager, "Total " + name, 0, rows);
        });
        table.total("Total");
        return table;
    }

    private static ReportRow detail(ReportTable table, ReportRun run, Map<String, Object> job) {
        String code = Schedule.text(job, "code");
        BigDecimal cost = Schedule.sum(job, "cost_to_date");
        BigDecimal changes = Schedule.sum(job, "approved_cost");
        boolean late = Schedule.text(job, "said").contains("late-cost");
        return table.detail(code, 1).set("job", code).set("name", Schedule.text(job, "name"))
                .set("branch", Schedule.text(job, "branch")).set("ended", LocalDate.parse(Schedule.text(job, "ends")))
                .set("contract", Schedule.amount(job, "contract")).set("cost", cost)
                .set("original", Schedule.amount(job, "original_contract"))
                .set("first", Schedule.amount(job, "original_estimate")).set("bare-cost", cost.subtract(changes))
                .set("late", late ? cost.subtract(Schedule.sum(job, "prior_period_cost")) : BigDecimal.ZERO)
                .drill(run.to("job", code, "job", code));
    }

    private static @org.jspecify.annotations.Nullable BigDecimal over(ReportRow row, String whole, String part,
            String by) {
        row.set("ratio", row.amount(whole).subtract(row.amount(part)));
        return row.over("ratio", by);
    }

    private static @org.jspecify.annotations.Nullable BigDecimal fade(ReportRow row) {
        BigDecimal was = over(row, "original", "first", "original");
        BigDecimal is = over(row, "original", "bare-cost", "original");
        return was == null || is == null ? null : is.subtract(was);
    }
}
