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
import com.superscapes.proxy.session.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Pay records by branch with their burden, what an hour costs, and the hours of the time entries beside the hours paid. */
public final class PayrollReport implements Report {

    private static final Parameter<String> SPAN = Parameter.choice("span", "Span", new Choice("period", "Period"),
            new Choice("year", "Year to date"));
    private static final String SQL = """
            with paid as (
                select p.source_key, p.source_id, p.company_key, p.branch_key, p.division_key, p.currency, coalesce(p.regular_hours, 0) as regular,
                    coalesce(p.overtime_hours, 0) + coalesce(p.premium_hours, 0) as overtime,
                    coalesce(p.sick_hours, 0) + coalesce(p.vacation_hours, 0) + coalesce(p.holiday_hours, 0) as absent, coalesce(p.gross, 0) as gross, coalesce(p.burden, 0) as burden
                from semantic.payroll p where p.period_key between :first and :last
            ),
            -- Time entries and pay records of one source share its system, not its table.
            worked as (
                select s.source_system, t.payroll, sum(t.hours) as hours from semantic.time_entry t join semantic.source_table s on s.source_key = t.source_key
                where t.payroll is not null group by 1, 2
            )
            select coalesce(b.code, '') as code, coalesce(nullif(b.name, ''), 'Unassigned') as name, count(*) as records, sum(p.regular) as regular, sum(p.overtime) as overtime,
                sum(p.absent) as absent, sum(p.regular + p.overtime + p.absent) as hours, sum(coalesce(w.hours, 0)) as worked, sum(p.gross) as gross, sum(p.burden) as burden
            from paid p
            join semantic.source_table s on s.source_key = p.source_key
            left join worked w on w.source_system = s.source_system and w.payroll = p.source_id
            left join semantic.branch b on b.branch_key = p.branch_key
            where true%s group by 1, 2 order by 1, 2""";

    private final ReportSpec spec = ReportSpec.of("payroll-cost", ReportGroup.LABOR, "Payroll and cost per hour",
            ReportClock.DOCUMENT_DATE,
            "Pay records by check date. Burden = payroll taxes, workers' compensation and benefits that the source states. Cost per hour = (gross pay + burden)"
                    + " \u00f7 hours paid. Hours worked are those of the time entries of the same pay records; the difference is what T10 looks for.",
            Parameters.PERIOD, SPAN, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY)
            .entityWideOnly().forRoles(Role.EXECUTIVE, Role.CONTROLLER, Role.AUDITOR);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("code", "Branch"), Column.text("name", "Name"),
                Column.count("records", "Pay records"), Column.quantity("regular", "Regular hours"),
                Column.quantity("overtime", "Overtime hours"), Column.quantity("absent", "Absence hours"),
                Column.quantity("hours", "Hours paid"), Column.quantity("worked", "Hours worked"),
                Column.quantity("difference", "Difference"), Column.money("gross", "Gross pay"),
                Column.money("burden", "Burden"),
                Column.percent("burden-part", "Burden %", row -> row.over("burden", "gross")),
                Column.money("cost", "Labor cost"),
                Column.ratio("rate", "Cost per hour", row -> row.over("cost", "hours"))));
        Labor.period(table, run, SPAN);
        List<Map<String, Object>> rows = Labor.bind(run, SQL.formatted(run.scope("p")), SPAN).mapToMap().list();
        rows.forEach(row -> {
            BigDecimal hours = Labor.amount(row, "hours");
            var detail = table.detail(String.valueOf(row.get("code"))).set("code", row.get("code"))
                    .set("name", row.get("name"))
                    .set("records", Labor.count(row, "records"))
                    .set("difference", hours.subtract(Labor.amount(row, "worked")))
                    .set("cost", Labor.amount(row, "gross").add(Labor.amount(row, "burden")));
            for (String column : List.of("regular", "overtime", "absent", "hours", "worked", "gross", "burden")) {
                detail.set(column, Labor.amount(row, column));
            }
            detail.drill(run.to("labor-hours", "Hours", "branch", String.valueOf(row.get("code"))));
        });
        table.total("Total");
        return table.records(Labor.records(rows));
    }
}
