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
import java.time.LocalDate;
import java.util.List;

/** Every change order until the period, by state. */
public final class ChangeOrdersReport implements Report {

    private static final Parameter<String> STATE = Parameter.choice("state", "State", new Choice("all", "All"),
            new Choice("approved", "Approved"), new Choice("pending", "Open"), new Choice("rejected", "Refused"));
    private static final String SQL = """
            select o.fact_id, coalesce(o.number, '') as number, o.posting_date, o.status, coalesce(o.description, '') as description, coalesce(o.contract_amount, 0) as contract,
                coalesce(o.cost_amount, 0) as cost, j.code as job, j.name, b.code as branch, :end - o.posting_date as age
            from semantic.change_order o
            join semantic.job j on j.job_key = o.job_key and j.valid_to is null
            left join semantic.branch b on b.branch_key = j.branch_key
            where o.period_key <= :last and (:state = 'all' or o.status = :state) and (:job = '' or j.code = :job)%s
            order by o.status = 'approved', o.posting_date, o.number""";

    private final ReportSpec spec = ReportSpec.of("change-orders", ReportGroup.JOBS, "Change order register",
            ReportClock.DOCUMENT_DATE,
            "Change orders dated until the period, with the state they have in the load that is read. Only approved ones are in contract and estimate.",
            Parameters.PERIOD, STATE, Schedule.JOB, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("number", "Number"), Column.date("date", "Date"),
                Column.text("job", "Job"), Column.text("name", "Name"), Column.text("branch", "Branch"),
                Column.text("description", "Description"), Column.text("state", "State"),
                Column.count("age", "Days since").notAdded(), Column.money("contract", "Contract"),
                Column.money("cost", "Cost"),
                Column.moneyOf("profit", "Gross profit", row -> row.amount("contract").subtract(row.amount("cost")))));
        Schedule.period(table, run);
        run.query(SQL.formatted(run.scope("o"))).bind("last", JobReport.last(run)).bind("state", run.get(STATE))
                .bind("end", run.get(Parameters.PERIOD).end()).bind("job", run.get(Schedule.JOB))
                .map((row, context) -> table.detail(row.getString("status") + "/" + row.getString("fact_id"))
                        .set("number", row.getString("number"))
                        .set("date", row.getObject("posting_date", LocalDate.class)).set("job", row.getString("job"))
                        .set("name", row.getString("name")).set("branch", row.getString("branch"))
                        .set("description", row.getString("description")).set("state", state(row.getString("status")))
                        .set("age", row.getBigDecimal("age")).set("contract", row.getBigDecimal("contract"))
                        .set("cost", row.getBigDecimal("cost"))
                        .drill(run.to("job", row.getString("job"), "job", row.getString("job"))))
                .list();
        table.total("approved", "Approved", row -> row.id().startsWith("approved/"));
        table.total("open", "Open", row -> row.id().startsWith("pending/"));
        table.total("Total");
        return table;
    }

    private static String state(String status) {
        return switch (status) {
            case "approved" -> "Approved";
            case "pending" -> "Open";
            default -> "Refused";
        };
    }
}
