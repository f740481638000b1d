package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The WIP schedule: contracts in work with what they earned, billed, and are over or under, tied to the contract accounts. */
public final class WipReport implements Report {

    private static final Parameter<String> SHOW = Parameter.choice("show", "Contracts",
            new Choice("open", "In work, or with a position"), new Choice("year", "And finished this year"),
            new Choice("all", "All"));
    private static final String LEDGER = """
            select a.statement_class, sum(r.opening + r.amount) as balance
            from semantic.company_period r join semantic.account a on a.account_key = r.account_key
            join semantic.scenario s on s.scenario_key = r.scenario_key and s.code = 'actual'
            where a.statement_class in ('contract-asset', 'contract-liability', 'loss-provision') and r.currency = :currency and r.company_key = any(:companies)
                and r.period_key <= case when :period % 100 = 12 then :period + 1 else :period end
            group by a.statement_class""";

    private final ReportSpec spec = ReportSpec.of("wip", ReportGroup.JOBS, "WIP schedule", ReportClock.POSTING_PERIOD,
            Schedule.IN_WORDS
                    + " Over/(under) = billed \u2212 earned, netted within a contract only: under-billings are contract assets, over-billings contract"
                    + " liabilities (T9). Loss provision = (estimate \u2212 contract) \u00d7 (1 \u2212 % complete) where the estimate exceeds the contract; it is a cost of revenue beside the job's own cost (ASC 605-35-45-2)."
                    + " This period = to date less to date before. " + Committed.IN_WORDS,
            Parameters.PERIOD, SHOW, Schedule.JOB, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(columns());
        Schedule.period(table, run);
        Map<Integer, BigDecimal> committed = Committed.byJob(run, run.get(Parameters.PERIOD).end());
        Map<String, List<Map<String, Object>>> branches = new LinkedHashMap<>();
        Schedule.contracts(run, Schedule.period(run), run.get(Schedule.JOB)).stream()
                .filter(job -> shown(job, run.get(SHOW)))
                .forEach(job -> branches.computeIfAbsent(Schedule.text(job, "branch_name"), name -> new ArrayList<>())
                        .add(job));
        List<ReportRow> all = new ArrayList<>();
        branches.forEach((name, jobs) -> {
            table.heading("branch-" + name, name, 0);
            List<ReportRow> rows = jobs.stream().map(job -> detail(table, run, job).set("committed",
                    committed.getOrDefault(Schedule.jobKey(job), BigDecimal.ZERO))).toList();
            all.addAll(rows);
            table.subtotal("sum-" + name, "Total " + name, 0, rows);
        });
        table.total("Total");
        if (run.wholeCompanies() && run.get(Schedule.JOB).isEmpty()) {
            tie(table, run, all);
        }
        return table;
    }

    private static boolean shown(Map<String, Object> job, String which) {
        boolean open = !Schedule.is(job, "completed") || Schedule.sum(job, "over_under").signum() != 0;
        boolean thisYear = Schedule.sum(job, "earned").compareTo(Schedule.sum(job, "prior_year_earned")) != 0
                || Schedule.sum(job, "cost_to_date").compareTo(Schedule.sum(job, "prior_year_cost")) != 0;
        return open || which.equals("all") || which.equals("year") && thisYear;
    }

    private static List<Column> columns() {
        return List.of(Column.text("job", "Job"), Column.text("name", "Name"),
                Column.text("manager", "Manager").hiddenAtFirst(), Column.text("method", "Basis").hiddenAtFirst(),
                Column.money("contract", "Contract"), Column.money("estimate", "Estimate at completion"),
                Column.moneyOf("profit", "Estimated gross profit",
                        row -> row.amount("contract").subtract(row.amount("estimate"))),
                Column.money("manager-estimate", "Manager's estimate").hiddenAtFirst(),
                Column.money("cost", "Cost to date"), Column.money("uninstalled", "Uninstalled"),
                Column.money("to-complete", "Cost to complete"),
                Column.money("committed", "Committed").under("of it").hiddenAtFirst(),
                Column.money("part", "Cost for % complete").hiddenAtFirst(),
                Column.money("whole", "Estimate for % complete").hiddenAtFirst(),
                Column.percent("complete", "% complete", row -> row.over("part", "whole")),
                Column.money("earned", "Earned"), Column.money("billed", "Billed"),
                Column.money("under", "Under-billed"),
                Column.money("over", "Over-billed"), Column.money("loss", "Loss provision"),
                Column.money("period-earned", "Earned").under("this period"),
                Column.money("period-cost", "Cost").under("this period"),
                Column.moneyOf("period-profit", "Gross profit",
                        row -> row.amount("period-earned").subtract(row.amount("period-cost"))).under("this period"),
                Column.text("flags", "Flags"));
    }

    private static ReportRow detail(ReportTable table, ReportRun run, Map<String, Object> job) {
        String code = Schedule.text(job, "code");
        BigDecimal cost = Schedule.sum(job, "cost_to_date");
        BigDecimal estimate = Schedule.is(job, "completed") ? cost : Schedule.sum(job, "estimate_at_completion");
        BigDecimal uninstalled = Schedule.sum(job, "uninstalled");
        return table.detail(code, 1).set("job", code).set("name", Schedule.text(job, "name"))
                .set("manager", Schedule.text(job, "manager")).set("method", Schedule.text(job, "method"))
                .set("contract", Schedule.amount(job, "contract")).set("estimate", estimate)
                .set("manager-estimate", Schedule.amount(job, "manager_estimate")).set("cost", cost)
                .set("uninstalled", uninstalled).set("to-complete", Schedule.amount(job, "estimate_to_complete"))
                .set("part", cost.subtract(uninstalled)).set("whole", estimate.subtract(uninstalled))
                .set("earned", Schedule.amount(job, "earned")).set("billed", Schedule.amount(job, "billed"))
                .set("under", Schedule.amount(job, "under_billed")).set("over", Schedule.amount(job, "over_billed"))
                .set("loss", Schedule.amount(job, "loss_provision"))
                .set("period-earned",
                        Schedule.sum(job, "earned").subtract(Schedule.sum(job, "prior_period_earned")))
                .set("period-cost", cost.subtract(Schedule.sum(job, "prior_period_cost")))
                .set("flags", Flags.inWords(Schedule.text(job, "said")))
                .drill(run.to("job", code, "job", code));
    }

    private static void tie(ReportTable table, ReportRun run, List<ReportRow> rows) {
        Map<String, BigDecimal> ledger = new LinkedHashMap<>();
        run.query(LEDGER).bind("period", Schedule.period(run)).mapToMap().list().forEach(
                row -> ledger.put(Schedule.text(row, "statement_class"), Schedule.sum(row, "balance")));
        BigDecimal asset = ledger.getOrDefault("contract-asset", BigDecimal.ZERO);
        BigDecimal liability = ledger.getOrDefault("contract-liability", BigDecimal.ZERO).negate();
        ReportRow books = table.beside("ledger", "Contract accounts in the ledger").set("under", asset).set("over",
                liability);
        ReportRow check = table.check("difference", "Difference").set("under", sum(rows, "under").subtract(asset))
                .set("over", sum(rows, "over").subtract(liability));
        boolean ties = sum(rows, "under").compareTo(asset) == 0 && sum(rows, "over").compareTo(liability) == 0;
        BigDecimal provision = ledger.get("loss-provision");
        if (provision != null) { // a chart without such accounts books no provisions
            books.set("loss", provision.negate());
            check.set("loss", sum(rows, "loss").add(provision));
            ties &= sum(rows, "loss").add(provision).signum() == 0;
        }
        if (!ties) {
            table.note(
                    "The schedule differs from the ledger; T9 lists the jobs. While the period is not over, its entry is not booked yet.");
        }
    }

    private static BigDecimal sum(List<ReportRow> rows, String column) {
        return rows.stream().map(row -> row.amount(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
