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
import com.superscapes.reports.format.Figures;
import java.util.List;

/** One job by cost type: estimate against actual, in money and hours. */
public final class JobReport implements Report {

    private static final String SQL = """
            -- As an array, by which the job's records are found in an index.
            with key as materialized (select j.job_key from semantic.job j where j.code = :job and j.valid_to is null)
            select t.cost_type, sum(t.first) as first, sum(t.budget) as budget, sum(t.budget_hours) as budget_hours, sum(t.cost) as cost, sum(t.hours) as hours, sum(t.quantity) as quantity
            from (
                select e.company_key, e.currency, e.cost_type, case when e.posting_date = e.first_date then e.amount else 0 end as first, e.amount as budget,
                    coalesce(e.hours, 0) as budget_hours, 0 as cost, 0 as hours, 0 as quantity
                from (select b.*, min(b.posting_date) over () as first_date from semantic.job_estimate b
                      where b.job_key = any (array(select k.job_key from key k)) and b.version not in ('manager', 'controller', 'uninstalled')) e
                where e.period_key <= :last
                union all
                select c.company_key, c.currency, c.cost_type, 0, 0, 0, c.amount, coalesce(c.hours, 0), coalesce(c.quantity, 0)
                from semantic.job_cost c where c.job_key = any (array(select k.job_key from key k)) and c.period_key <= :last) t
            where t.currency = :currency and t.company_key = any(:companies)
            group by t.cost_type order by array_position(array ['labor', 'materials', 'subcontract', 'equipment', 'other'], t.cost_type)""";

    private final ReportSpec spec = ReportSpec.of("job", ReportGroup.JOBS, "Job by cost type",
            ReportClock.POSTING_PERIOD,
            "Original estimate: the budget's lines of its first day; estimate: all of its lines until the period, without what approved change orders add."
                    + " Cost and hours to date by posting period. Left = estimate \u2212 cost to date; below zero it is overrun.",
            Parameters.PERIOD, Schedule.JOB, Parameters.COMPANY, Parameters.CURRENCY).unlisted();

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("type", "Cost type"),
                Column.money("first", "Original estimate"), Column.money("budget", "Estimate"),
                Column.money("cost", "Cost to date"),
                Column.moneyOf("left", "Left", row -> row.amount("budget").subtract(row.amount("cost"))),
                Column.percent("spent", "% spent", row -> row.over("cost", "budget")),
                Column.quantity("budget-hours", "Estimated hours"), Column.quantity("hours", "Hours"),
                Column.ratio("rate", "Cost per hour", row -> row.over("hour-cost", "hours")),
                Column.quantity("quantity", "Units").hiddenAtFirst(),
                Column.money("hour-cost", "Cost with hours").hiddenAtFirst()));
        Schedule.period(table, run);
        run.query(SQL).bind("job", run.get(Schedule.JOB)).bind("last", last(run)).mapToMap().list().forEach(type -> {
            String code = Schedule.text(type, "cost_type");
            ReportRow row = table.detail(code)
                    .set("type", code.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + code.substring(1))
                    .drill(run.to("job-costs", "Costs", "type", code));
            for (String column : List.of("first", "budget", "cost", "hours", "quantity")) {
                row.set(column, Schedule.amount(type, column));
            }
            row.set("budget-hours", Schedule.amount(type, "budget_hours"));
            if (row.amount("hours").signum() != 0) {
                row.set("hour-cost", Schedule.amount(type, "cost"));
            }
        });
        table.total("Total");
        Schedule.ofJob(run, "").stream().findFirst()
                .ifPresent(job -> table.note(Schedule.text(job, "name") + ": contract "
                        + Figures.amount(Schedule.sum(job, "contract"), 2) + ", earned "
                        + Figures.amount(Schedule.sum(job, "earned"), 2) + ", billed "
                        + Figures.amount(Schedule.sum(job, "billed"), 2) + " " + run.currency() + "."));
        return table;
    }

    /** The adjustments of a year belong to its last month. */
    static int last(ReportRun run) {
        int period = Schedule.period(run);
        return period % 100 == 12 ? period + 1 : period;
    }
}
