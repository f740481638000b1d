package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every purchase order and subcontract as it stood at the end of a period: ordered, changed, billed, left. */
public final class CommitmentsReport implements Report {

    private static final Parameter<String> SHOW = Parameter.choice("orders", "Orders",
            new Choice("left", "With something left"),
            new Choice("all", "All"));
    private static final Parameter<String> KIND = Parameter.choice("kind", "Kind", new Choice("all", "All"),
            new Choice("purchase-order", "Purchase orders"), new Choice("subcontract", "Subcontracts"));
    private static final Parameter<String> ACCOUNT = Parameter.text("account", "Account", false);

    private final ReportSpec spec = ReportSpec.of("commitments", ReportGroup.JOBS, "Committed cost register",
            ReportClock.DOCUMENT_DATE,
            "Orders given until the end of the period. " + Committed.IN_WORDS
                    + " Bills count by their date, before sales tax and with retainage. Beside it what the source itself says was received or billed, as of the load:"
                    + " where that is another figure, bills do not name their orders.",
            Parameters.PERIOD, SHOW, KIND, Schedule.JOB, ACCOUNT, Parameters.COMPANY, Parameters.BRANCHES,
            Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate end = run.get(Parameters.PERIOD).end();
        ReportTable table = new ReportTable(List.of(Column.text("number", "Number"), Column.text("kind", "Kind"),
                Column.text("vendor", "Vendor"), Column.text("job", "Job"), Column.text("name", "Name").hiddenAtFirst(),
                Column.text("branch", "Branch"), Column.text("type", "Cost type"),
                Column.text("account", "Account").hiddenAtFirst(), Column.date("date", "Ordered"),
                Column.date("expected", "Expected"), Column.money("original", "Original"),
                Column.money("changes", "Changes"),
                Column.moneyOf("revised", "Revised", row -> row.amount("original").add(row.amount("changes"))),
                Column.money("billed", "Billed"), Column.money("left", "Committed"),
                Column.percent("part", "% billed",
                        row -> row.set("whole", row.amount("original").add(row.amount("changes")))
                                .over("billed", "whole")),
                Column.money("received", "Received").under("per source").hiddenAtFirst(),
                Column.text("flags", "Flags")));
        Schedule.period(table, run);
        Committed.read(run, end,
                " and (:show = 'all' or c.left_to_bill > 0) and (:kind = 'all' or c.kind = :kind) and (:job = '' or j.code = :job) and (:account = '' or a.code = :account)",
                Map.of("show", run.get(SHOW), "kind", run.get(KIND), "job", run.get(Schedule.JOB), "account",
                        run.get(ACCOUNT)))
                .forEach(order -> detail(table, run, order, end));
        table.total("orders", "Purchase orders", row -> row.id().startsWith("purchase-order/"));
        table.total("subcontracts", "Subcontracts", row -> row.id().startsWith("subcontract/"));
        table.total("Total");
        return table;
    }

    private static void detail(ReportTable table, ReportRun run, Map<String, Object> order, LocalDate end) {
        String number = Schedule.text(order, "number");
        String key = Schedule.text(order, "source_key") + ":" + Schedule.text(order, "commitment");
        LocalDate expected = Schedule.day(order, "expected_on");
        BigDecimal revised = Schedule.sum(order, "original").add(Schedule.sum(order, "changes"));
        String flags = Schedule.sum(order, "billed").compareTo(revised) > 0
                ? "Billed over order"
                : expected != null && expected.isBefore(end) && Schedule.sum(order, "left_to_bill").signum() > 0
                        ? "Overdue"
                        : "";
        table.detail(Schedule.text(order, "kind") + "/" + key + "/" + Schedule.text(order, "job") + "/"
                + Schedule.text(order, "cost_type")).set("number", number)
                .set("kind", Schedule.text(order, "kind").equals("subcontract") ? "Subcontract" : "Purchase order")
                .set("vendor", Schedule.text(order, "vendor")).set("job", Schedule.text(order, "job"))
                .set("name", Schedule.text(order, "name")).set("branch", Schedule.text(order, "branch"))
                .set("type", words(Schedule.text(order, "cost_type"))).set("account", Schedule.text(order, "account"))
                .set("date", Schedule.day(order, "ordered_on")).set("expected", expected)
                .set("original", Schedule.amount(order, "original")).set("changes", Schedule.amount(order, "changes"))
                .set("billed", Schedule.amount(order, "billed")).set("left", Schedule.amount(order, "left_to_bill"))
                .set("received", Schedule.amount(order, "received")).set("flags", flags)
                .drill(run.to("commitment", number, "order", key));
    }

    private static String words(String costType) {
        return costType.isEmpty() ? "" : costType.substring(0, 1).toUpperCase(Locale.ROOT) + costType.substring(1);
    }
}
