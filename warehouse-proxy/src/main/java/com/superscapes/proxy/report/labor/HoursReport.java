package com.superscapes.proxy.report.labor;

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
import java.util.Map;

/** Hours by branch, division, crew or job: regular, overtime, on jobs and not. */
public final class HoursReport implements Report {

    private static final Parameter<String> BY = Parameter.choice("by", "By", new Choice("branch", "Branch"),
            new Choice("division", "Division"), new Choice("crew", "Crew"), new Choice("job", "Job"));
    private static final Parameter<String> SPAN = Parameter.choice("span", "Span", new Choice("period", "Period"),
            new Choice("year", "Year to date"));
    // Nobody works on a weekend or a holiday: hours are missing only after a longer while without any.
    private static final int DAYS_WITHOUT = 7;
    private static final String SQL = """
            select coalesce(nullif(%1$s.code, ''), '') as code, coalesce(nullif(%1$s.name, ''), 'Unassigned') as name,
                sum(t.hours) filter (where t.pay_type = 'regular') as regular, sum(t.hours) filter (where t.pay_type in ('overtime', 'premium')) as overtime,
                sum(t.hours) filter (where t.pay_type not in ('regular', 'overtime', 'premium')) as absent,
                sum(t.hours) filter (where t.job_key <> 0 and t.pay_type in ('regular', 'overtime', 'premium')) as on_jobs,
                sum(t.hours) filter (where t.pay_type in ('regular', 'overtime', 'premium')) as worked,
                count(distinct t.employee_key) as people, count(*) as records, max(t.posting_date) as newest
            from semantic.time_entry t
            left join semantic.branch branch on branch.branch_key = t.branch_key
            left join semantic.division division on division.division_key = t.division_key
            left join semantic.crew crew on crew.crew_key = t.crew_key and crew.valid_to is null
            left join semantic.job job on job.job_key = t.job_key and job.valid_to is null
            where t.period_key between :first and :last%2$s
            group by 1, 2 order by 1, 2""";

    private final ReportSpec spec = ReportSpec.of("labor-hours", ReportGroup.LABOR, "Labor hours",
            ReportClock.WORK_DATE,
            "Hours by the day of work. Overtime with premium hours; overtime % and on jobs % are of the hours worked; what is on no job is indirect: yard,"
                    + " shop, travel. Sick, vacation and holiday hours are absence. T10 compares hours with pay records.",
            Parameters.PERIOD, SPAN, BY, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("code", "Code"), Column.text("name", "Name"),
                Column.quantity("regular", "Regular"), Column.quantity("overtime", "Overtime"),
                Column.percent("overtime-part", "Overtime %", row -> row.over("overtime", "worked")),
                Column.quantity("worked", "Worked"), Column.quantity("on-jobs", "On jobs"),
                Column.quantity("indirect", "Indirect"),
                Column.percent("used", "On jobs %", row -> row.over("on-jobs", "worked")),
                Column.quantity("absent", "Absence"), Column.count("people", "People").notAdded()));
        Labor.period(table, run, SPAN);
        String by = run.get(BY);
        List<Map<String, Object>> rows = Labor.bind(run, SQL.formatted(by, run.scope("t")), SPAN).mapToMap().list();
        rows.forEach(row -> {
            var worked = Labor.amount(row, "worked");
            String code = String.valueOf(row.get("code"));
            table.detail(code + "/" + row.get("name")).set("code", code).set("name", row.get("name"))
                    .set("regular", Labor.amount(row, "regular")).set("overtime", Labor.amount(row, "overtime"))
                    .set("worked", worked).set("on-jobs", Labor.amount(row, "on_jobs"))
                    .set("indirect", worked.subtract(Labor.amount(row, "on_jobs")))
                    .set("absent", Labor.amount(row, "absent"))
                    .set("people", Labor.count(row, "people"))
                    .drill(by.equals("job") && !code.isEmpty() ? run.to("job", code, "job", code) : null);
        });
        table.total("Total");
        rows.stream().map(row -> LocalDate.parse(String.valueOf(row.get("newest")))).max(LocalDate::compareTo)
                .filter(newest -> newest.isBefore(run.get(Parameters.PERIOD).end().minusDays(DAYS_WITHOUT)))
                .ifPresent(newest -> table.note("The newest hours are of " + ReportRun.day(newest)
                        + ": those of the rest of the period are not in yet."));
        return table.records(Labor.records(rows));
    }
}
