package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What each job is expected to make: contract, cost, what is still to come; open change orders apart. */
public final class ProfitabilityReport implements Report {

    private static final Parameter<String> SHOW = Parameter.choice("jobs", "Jobs", new Choice("open", "In work"),
            new Choice("finished", "Finished"), new Choice("all", "All"));

    private final ReportSpec spec = ReportSpec.of("job-profitability", ReportGroup.JOBS, "Job profitability",
            ReportClock.POSTING_PERIOD,
            Schedule.IN_WORDS
                    + " Cost to complete = estimate at completion \u2212 cost to date, not below zero. Estimated gross profit = contract \u2212 estimate; for jobs"
                    + " without a price, billed \u2212 cost to date. Change orders that are not approved: their cost is in cost to date as it is spent, their"
                    + " revenue is in no figure but its own column. "
                    + Committed.IN_WORDS
                    + " It is a part of the cost to complete; not committed yet = cost to complete \u2212 committed, below zero where orders and cost are already more"
                    + " than the estimate.",
            Parameters.PERIOD, SHOW, Schedule.JOB, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("job", "Job"), Column.text("name", "Name"),
                Column.text("customer", "Customer").hiddenAtFirst(), Column.text("branch", "Branch"),
                Column.text("manager", "Manager").hiddenAtFirst(), Column.money("original", "Original contract"),
                Column.money("changes", "Approved changes"), Column.money("contract", "Revised contract"),
                Column.money("cost", "Cost to date"), Column.money("to-complete", "Cost to complete"),
                Column.money("committed", "Committed").under("of it"),
                Column.moneyOf("uncommitted", "Not committed",
                        row -> row.amount("to-complete").subtract(row.amount("committed"))).under("yet")
                        .hiddenAtFirst(),
                Column.money("estimate", "Estimate at completion"), Column.money("profit", "Estimated gross profit"),
                Column.money("revenue", "Final revenue").hiddenAtFirst(),
                Column.percent("margin", "Gross margin %", row -> row.over("profit", "revenue")),
                Column.money("first", "Original estimate").hiddenAtFirst(), Column.money("billed", "Billed"),
                Column.money("pending", "Open changes").under("revenue"),
                Column.money("pending-cost", "Open changes").under("cost"), Column.text("flags", "Flags")));
        Schedule.period(table, run);
        Map<Integer, BigDecimal> committed = Committed.byJob(run, run.get(Parameters.PERIOD).end());
        Schedule.ofJob(run, shown(run.get(SHOW))).forEach(job -> detail(table, run, job, committed));
        table.total("Total");
        return table;
    }

    private static String shown(String which) {
        return switch (which) {
            case "open" -> " and not w.completed";
            case "finished" -> " and w.completed";
            default -> "";
        };
    }

    private static void detail(ReportTable table, ReportRun run, Map<String, Object> job,
            Map<Integer, BigDecimal> committed) {
        boolean contract = Schedule.contract(job);
        BigDecimal cost = Schedule.sum(job, "cost_to_date");
        BigDecimal revenue = Schedule.sum(job, contract ? "contract" : "billed");
        BigDecimal estimate = !contract || Schedule.is(job, "completed")
                ? cost
                : Schedule.sum(job, "estimate_at_completion").max(cost);
        String code = Schedule.text(job, "code");
        BigDecimal ordered = committed.getOrDefault(Schedule.jobKey(job), BigDecimal.ZERO);
        String flags = Flags.inWords(Schedule.text(job, "said"));
        if (contract && ordered.compareTo(estimate.subtract(cost)) > 0) {
            flags = flags.isEmpty() ? Flags.OVERCOMMITTED : flags + ", " + Flags.OVERCOMMITTED;
        }
        table.detail(code).set("job", code).set("name", Schedule.text(job, "name"))
                .set("customer", Schedule.text(job, "customer")).set("branch", Schedule.text(job, "branch"))
                .set("manager", Schedule.text(job, "manager"))
                .set("original", contract ? Schedule.amount(job, "original_contract") : null)
                .set("changes", Schedule.amount(job, "approved_changes"))
                .set("contract", contract ? Schedule.amount(job, "contract") : null).set("cost", cost)
                .set("to-complete", estimate.subtract(cost)).set("estimate", estimate).set("revenue", revenue)
                .set("profit", revenue.subtract(estimate)).set("first", Schedule.amount(job, "original_estimate"))
                .set("billed", Schedule.amount(job, "billed")).set("pending", Schedule.amount(job, "pending_revenue"))
                .set("pending-cost", Schedule.amount(job, "pending_cost"))
                .set("committed", ordered).set("flags", flags).drill(run.to("job", code, "job", code))
                .drill("committed", run.to("commitments", code, "job", code));
    }
}
