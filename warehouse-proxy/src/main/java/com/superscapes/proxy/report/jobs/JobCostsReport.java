package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.DrillTo;
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

/** The records of a job's cost, the latest first, each with its entry in the ledger. */
public final class JobCostsReport implements Report {

    private static final Parameter<String> TYPE = Parameter.choice("type", "Cost type", new Choice("all", "All"),
            new Choice("labor", "Labor"), new Choice("materials", "Materials"),
            new Choice("subcontract", "Subcontract"),
            new Choice("equipment", "Equipment"), new Choice("other", "Other"));
    private static final String SQL = """
            select c.fact_id, c.posting_date, c.cost_type, coalesce(c.document, '') as document, coalesce(c.description, '') as description, coalesce(v.name, '') as vendor,
                c.hours, c.amount, (select min(l.line_id) from semantic.ledger_line l join semantic.source_table ls on ls.source_key = l.source_key
                    where l.entry_id = c.entry and ls.source_system = s.source_system and l.posting_date = c.posting_date) as line
            from semantic.job_cost c
            join semantic.source_table s on s.source_key = c.source_key
            join semantic.job j on j.job_key = c.job_key and j.valid_to is null and j.code = :job
            left join semantic.vendor v on v.vendor_key = c.vendor_key and c.vendor_key <> 0 and v.valid_to is null
            where c.period_key <= :last and (:type = 'all' or c.cost_type = :type) and c.currency = :currency and c.company_key = any(:companies)
            order by c.posting_date desc, c.fact_id""";

    private final ReportSpec spec = ReportSpec.of("job-costs", ReportGroup.JOBS, "Job cost records",
            ReportClock.POSTING_PERIOD, "Every record of a job's cost up to the period, the latest first.",
            Parameters.PERIOD, Schedule.JOB, TYPE, Parameters.COMPANY, Parameters.CURRENCY).unlisted();

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.date("date", "Date"), Column.text("type", "Cost type"),
                Column.text("document", "Document"), Column.text("description", "Description"),
                Column.text("vendor", "Vendor"), Column.quantity("hours", "Hours"), Column.money("amount", "Amount")));
        Schedule.period(table, run);
        run.query(SQL).bind("job", run.get(Schedule.JOB)).bind("last", JobReport.last(run)).bind("type", run.get(TYPE))
                .map((row, context) -> {
                    String line = row.getString("line");
                    return table.detail(row.getString("fact_id"))
                            .set("date", row.getObject("posting_date", LocalDate.class))
                            .set("type", row.getString("cost_type")).set("document", row.getString("document"))
                            .set("description", row.getString("description")).set("vendor", row.getString("vendor"))
                            .set("hours", row.getBigDecimal("hours")).set("amount", row.getBigDecimal("amount"))
                            .drill(line == null ? null : DrillTo.entry(line, row.getString("document")));
                }).list();
        table.total("Total");
        return table;
    }
}
