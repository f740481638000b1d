package com.superscapes.proxy.report.equipment;

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
import java.util.List;
import java.util.Map;

/** What machines cost and what jobs were charged for them, by machine, class or branch; the hours they ran. */
public final class RecoveryReport implements Report {

    private static final Parameter<String> BY = Parameter.choice("by", "By", new Choice("class", "Class"),
            new Choice("unit", "Machine"), new Choice("branch", "Branch"));
    private static final Parameter<String> SPAN = Parameter.choice("span", "Span", new Choice("period", "Period"),
            new Choice("year", "Year to date"));
    private static final Parameter<Integer> AVAILABLE = Parameter.count("available", "Available hours a month", 160, 1,
            744);
    private static final List<String> KINDS = List.of("fuel", "repair", "insurance", "rental", "depreciation",
            "other");
    private static final String SQL = """
            select %1$s as code, %2$s as name, count(distinct t.equipment_key) filter (where t.equipment_key <> 0) as machines,
                sum(t.amount) filter (where t.kind = 'fuel') as fuel, sum(t.amount) filter (where t.kind = 'repair') as repair,
                sum(t.amount) filter (where t.kind = 'insurance') as insurance, sum(t.amount) filter (where t.kind = 'rental') as rental,
                sum(t.amount) filter (where t.kind = 'depreciation') as depreciation,
                sum(t.amount) filter (where t.kind not in ('fuel', 'repair', 'insurance', 'rental', 'depreciation', 'charge', 'use')) as other,
                -sum(t.amount) filter (where t.kind = 'charge') as charged, sum(t.hours) filter (where t.kind = 'use') as hours, count(*) as records
            from (
                select c.company_key, c.branch_key, c.currency, c.equipment_key, c.kind, c.amount, 0 as hours from semantic.equipment_cost c
                where c.period_key between :first and :last%3$s
                union all
                select u.company_key, u.branch_key, u.currency, u.equipment_key, 'use', 0, u.hours from semantic.equipment_usage u where u.period_key between :first and :last%4$s) t
            left join semantic.equipment e on e.equipment_key = t.equipment_key and e.valid_to is null
            left join semantic.branch b on b.branch_key = t.branch_key
            group by 1, 2 order by 1, 2""";

    private final ReportSpec spec = ReportSpec.of("equipment-recovery", ReportGroup.EQUIPMENT,
            "Equipment recovery and use", ReportClock.POSTING_PERIOD,
            "Recovered = charged to jobs \u2212 (fuel + repairs + insurance + rental + depreciation + other); above zero over-recovered. The charge is the"
                    + " credit to the equipment pool (T11). Use % = hours run \u00f7 (machines with records \u00d7 available hours). Interest and shop labor are in"
                    + " it as far as the source books them on machines.",
            Parameters.PERIOD, SPAN, BY, AVAILABLE, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        boolean classes = run.get(BY).equals("class");
        ReportTable table = new ReportTable(List.of(Column.text("code", classes ? "Class" : "Code"),
                classes ? Column.text("name", "Name").hiddenAtFirst() : Column.text("name", "Name"),
                Column.count("machines", "Machines"), Column.money("fuel", "Fuel"), Column.money("repair", "Repairs"),
                Column.money("insurance", "Insurance"), Column.money("rental", "Rental"),
                Column.money("depreciation", "Depreciation"), Column.money("other", "Other"),
                Column.money("cost", "Cost"), Column.money("charged", "Charged to jobs"),
                Column.moneyOf("recovered", "Over/(under) recovered",
                        row -> row.amount("charged").subtract(row.amount("cost"))),
                Column.percent("part", "Recovery %", row -> row.over("charged", "cost")),
                Column.quantity("hours", "Hours run"), Column.quantity("available", "Available hours").hiddenAtFirst(),
                Column.percent("use", "Use %", row -> row.over("hours", "available")),
                Column.ratio("hour", "Cost per hour", row -> row.over("cost", "hours"))));
        int period = run.get(Parameters.PERIOD).key();
        boolean year = run.get(SPAN).equals("year");
        table.period((year ? "Year to date, " : "") + run.get(Parameters.PERIOD).name());
        int first = year ? period / 100 * 100 + 1 : period;
        int months = Math.min(period, period / 100 * 100 + 12) - first + 1;
        List<Map<String, Object>> rows = run
                .query(SQL.formatted(by(run, "e.code", "coalesce(nullif(e.class, ''), 'No class')", "b.code"),
                        by(run, "coalesce(nullif(e.name, ''), 'No machine')", "''",
                                "coalesce(nullif(b.name, ''), 'Unassigned')"),
                        run.scope("c"), run.scope("u")))
                .bind("first", first).bind("last", period).mapToMap().list();
        rows.forEach(row -> detail(table, row, months * run.get(AVAILABLE)));
        table.total("Total");
        return table.records(rows.stream().mapToLong(row -> count(row, "records")).sum());
    }

    private static String by(ReportRun run, String unit, String kind, String branch) {
        return switch (run.get(BY)) {
            case "unit" -> unit;
            case "branch" -> branch;
            default -> kind;
        };
    }

    private static void detail(ReportTable table, Map<String, Object> row, int available) {
        long machines = count(row, "machines");
        ReportRow detail = table.detail(row.get("code") + "/" + row.get("name")).set("code", row.get("code"))
                .set("name", row.get("name")).set("machines", BigDecimal.valueOf(machines))
                .set("charged", amount(row, "charged")).set("hours", amount(row, "hours"))
                .set("available", BigDecimal.valueOf(machines * available));
        for (String kind : KINDS) {
            detail.set(kind, amount(row, kind)).add("cost", amount(row, kind));
        }
    }

    private static long count(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    private static BigDecimal amount(Map<String, Object> row, String column) {
        return row.get(column) instanceof BigDecimal value ? value : BigDecimal.ZERO;
    }
}
