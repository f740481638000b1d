package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.time.LocalDate;
import java.util.List;

/** What customers hold back of us and we hold back of subcontractors, by job. */
public final class RetainageReport implements Report {

    private static final String SQL = """
            select coalesce(j.code, '') as job, coalesce(j.name, 'No job') as name, b.code as branch, j.status, j.end_date, sum(t.held) as held, sum(t.owed) as owed, min(t.oldest) as oldest,
                max(:asOf - t.oldest) as age
            from (
                select o.company_key, o.branch_key, o.currency, o.job_key, o.open_amount as held, 0 as owed, o.invoice_date as oldest
                from semantic.ar_open_items(:asOf) o where o.kind = 'retainage'
                union all
                select o.company_key, o.branch_key, o.currency, o.job_key, 0, -o.open_amount, o.invoice_date from semantic.ap_open_items(:asOf) o where o.kind = 'retainage') t
            left join semantic.job j on j.job_key = t.job_key and j.job_key <> 0 and j.valid_to is null
            left join semantic.branch b on b.branch_key = t.branch_key
            where true%s group by j.code, j.name, b.code, j.status, j.end_date order by 6 desc, 1""";

    private final ReportSpec spec = ReportSpec.of("retainage", ReportGroup.JOBS, "Retainage register",
            ReportClock.DOCUMENT_DATE,
            "Retainage not released on the day, receivable and payable, by job, with the age of its oldest invoice. Overdue: the job has ended, so that it could"
                    + " be asked for. Sources state no release conditions.",
            Parameters.AS_OF, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate day = run.get(Parameters.AS_OF);
        ReportTable table = new ReportTable(List.of(Column.text("job", "Job"), Column.text("name", "Name"),
                Column.text("branch", "Branch"), Column.date("ended", "Job ended"),
                Column.money("held", "Receivable"), Column.money("overdue", "Of ended jobs"),
                Column.money("owed", "Payable"), Column.moneyOf("net", "Net",
                        row -> row.amount("held").subtract(row.amount("owed"))),
                Column.date("oldest", "Oldest"), Column.count("age", "Days").notAdded()));
        table.period("As of " + ReportRun.day(day));
        run.query(SQL.formatted(run.scope("t"))).bind("asOf", day).map((row, context) -> {
            LocalDate ended = row.getObject("end_date", LocalDate.class);
            boolean over = ended != null && !ended.isAfter(day);
            return table.detail(row.getString("job") + "/" + row.getString("branch")).set("job", row.getString("job"))
                    .set("name", row.getString("name")).set("branch", row.getString("branch"))
                    .set("ended", over ? ended : null).set("held", row.getBigDecimal("held"))
                    .set("overdue", over ? row.getBigDecimal("held") : null).set("owed", row.getBigDecimal("owed"))
                    .set("oldest", row.getObject("oldest", LocalDate.class)).set("age", row.getBigDecimal("age"))
                    .drill(run.to("ar-items", "Retainage", "bucket", "retainage", "job",
                            row.getString("job").isEmpty() ? "-" : row.getString("job")));
        }).list();
        table.total("Total");
        return table;
    }
}
