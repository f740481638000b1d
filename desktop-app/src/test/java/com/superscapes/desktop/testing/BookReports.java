package com.superscapes.desktop.testing;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportParameter;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ReportParameter.Kind;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultChart;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultRow;
import com.superscapes.api.report.Truncated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small catalogue: an ageing that opens to documents, and a schedule of jobs with subtotals. */
final class BookReports {

    private static final List<String> ROLES = List.of("accountant", "auditor", "branch-manager", "controller",
            "executive");
    private static final List<Choice> BRANCHES = List.of(new Choice("B01", "Austin"), new Choice("B02", "Cedar Park"));
    private static final ReportParameter AS_OF = new ReportParameter("as-of", "As of", Kind.DATE, "2026-10-31", true,
            List.of());
    private static final ReportParameter BRANCH = new ReportParameter("branch", "Branches", Kind.CHOICES, "", false,
            BRANCHES);

    private BookReports() {
    }

    static List<ReportInfo> catalogue() {
        return List.of(
                new ReportInfo("ar-ageing", "receivables", "Receivables", "AR ageing", "What was owed, by age.",
                        ReportClock.DOCUMENT_DATE,
                        List.of(AS_OF, choice("age-by", "Aged by", "due", "Due date", "invoice", "Invoice date"),
                                BRANCH,
                                choice("company", "Company", "SUP", "Superscapes Landscaping, Inc.")),
                        true, false, ROLES),
                new ReportInfo("ar-items", "receivables", "Receivables", "AR open items", "Open documents.",
                        ReportClock.DOCUMENT_DATE,
                        List.of(AS_OF, new ReportParameter("customer", "Customer", Kind.TEXT, "", false, List.of())),
                        true, false, ROLES),
                new ReportInfo("job-schedule", "jobs", "Jobs", "Job schedule", "Jobs by branch.",
                        ReportClock.WORK_DATE,
                        List.of(new ReportParameter("closed", "Closed jobs", Kind.FLAG, "false", true, List.of()),
                                new ReportParameter("least", "At least", Kind.MONEY, "0", true, List.of()), BRANCH),
                        true, false, ROLES));
    }

    private static ReportParameter choice(String code, String label, String... choices) {
        List<Choice> all = new ArrayList<>();
        for (int i = 0; i < choices.length; i += 2) {
            all.add(new Choice(choices[i], choices[i + 1]));
        }
        return new ReportParameter(code, label, Kind.CHOICE, choices[0], true, all);
    }

    static ReportResult of(String code, ReportRequest request) {
        return switch (code) {
            case "ar-ageing" -> ageing(request);
            case "ar-items" -> items(request);
            default -> schedule(request);
        };
    }

    private static ReportResult ageing(ReportRequest request) {
        List<ResultRow> rows = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            Map<String, String> to = new TreeMap<>(Map.of("customer", "C" + i, "as-of", "2026-10-31"));
            rows.add(new ResultRow("c" + i, ResultRow.Kind.DETAIL, 0,
                    cells("Homeowners association " + i, "1200.50", "310.25", null, "-80.00", "1430.75", "0.3123",
                            37 + i),
                    List.of(), 0, DrillTo.report("ar-items", to, "Homeowners association " + i), Map.of()));
        }
        ResultRow total = new ResultRow("total", ResultRow.Kind.TOTAL, 0,
                cells("Total", "36015.00", "9307.50", "0.00", "-2400.00", "42922.50", "0.2042", null), List.of(), 0,
                null, Map.of());
        ResultRow ledger = new ResultRow("ledger", ResultRow.Kind.NOTE, 0,
                cells("Ledger 1200, 1210", null, null, null, null, "42922.50", null, null), List.of(), 0,
                DrillTo.lines(Map.of("account", "1200,1210", "from", "202612", "to", "202612", "company", "SUP"),
                        "1200, 1210, Oct 2026"),
                Map.of());
        ResultRow check = new ResultRow("difference", ResultRow.Kind.CHECK, 0,
                cells("Difference", null, null, null, null, "0.00", null, null), List.of(), 0, null, Map.of());
        List<ResultColumn> columns = List.of(column("name", "Customer", "", ResultColumn.Kind.TEXT),
                column("current", "Current", "", ResultColumn.Kind.MONEY),
                column("1-30", "1\u201330 days", "", ResultColumn.Kind.MONEY),
                column("retainage", "Retainage", "", ResultColumn.Kind.MONEY),
                column("unapplied", "Unapplied cash", "", ResultColumn.Kind.MONEY),
                column("total", "Total", "", ResultColumn.Kind.MONEY),
                column("late", "Over 60 days", "of buckets", ResultColumn.Kind.PERCENT),
                column("oldest", "Oldest", "days", ResultColumn.Kind.COUNT));
        return result("ar-ageing", "AR ageing", request, columns, rows, List.of(total, ledger, check),
                List.of("Items in other currencies are not shown."),
                new ResultChart("AR ageing, Oct 31, 2026", ResultChart.Kind.COLUMN,
                        List.of("Current", "1\u201330 days", "Retainage", "Unapplied cash"),
                        List.of(new ResultChart.Series("Open", "ACTUAL", List.of(new BigDecimal("36015.00"),
                                new BigDecimal("9307.50"), BigDecimal.ZERO, new BigDecimal("-2400.00"))))));
    }

    private static ReportResult items(ReportRequest request) {
        List<ResultColumn> columns = List.of(column("document", "Document", "", ResultColumn.Kind.TEXT),
                column("due-date", "Due date", "", ResultColumn.Kind.DATE),
                column("open", "Open", "", ResultColumn.Kind.MONEY),
                column("disputed", "In dispute", "", ResultColumn.Kind.FLAG));
        if ("C0".equals(request.given().get("customer"))) {
            return result("ar-items", "AR open items", request, columns, List.of(), List.of(),
                    List.of("Nothing was billed.", "It pays in advance."), null);
        }
        List<ResultRow> rows = List.of(
                new ResultRow("1:77", ResultRow.Kind.DETAIL, 0, cells("INV-1077", "2026-09-12", "1200.50", true),
                        List.of(), 0, DrillTo.entry("20260912-3-77", "Entry J77"), Map.of()),
                new ResultRow("1:78", ResultRow.Kind.DETAIL, 0, cells("INV-1078", "2026-10-30", "310.25", false),
                        List.of(), 0, null, Map.of()));
        ResultRow total = new ResultRow("total", ResultRow.Kind.TOTAL, 0, cells("Total", null, "1510.75", null),
                List.of(), 0, null, Map.of());
        return result("ar-items", "AR open items", request, columns, rows, List.of(total), List.of(), null);
    }

    private static ReportResult schedule(ReportRequest request) {
        List<ResultColumn> columns = List.of(column("job", "Job", "", ResultColumn.Kind.TEXT),
                column("hours", "Hours", "", ResultColumn.Kind.QUANTITY),
                column("profit", "Gross profit", "B/(W)", ResultColumn.Kind.VARIANCE),
                column("margin", "Margin", "", ResultColumn.Kind.PERCENT));
        List<ResultRow> rows = List.of(
                new ResultRow("b1", ResultRow.Kind.HEADING, 0, cells("Austin", null, null, null), List.of(), 0, null,
                        Map.of()),
                new ResultRow("j1", ResultRow.Kind.DETAIL, 1, cells("Courtyard", "12.50", "-120.00", "0.1"), List.of(),
                        1, null, Map.of()),
                new ResultRow("b1-sum", ResultRow.Kind.SUBTOTAL, 0, cells("Austin", "12.50", "-120.00", null),
                        List.of(3), 1, null, Map.of()));
        ResultRow total = new ResultRow("total", ResultRow.Kind.TOTAL, 0, cells("Total", "12.50", "-120.00", null),
                List.of(3), 1, null, Map.of());
        return result("job-schedule", "Job schedule", request, columns, rows, List.of(total), List.of(), null);
    }

    private static ReportResult result(String code, String title, ReportRequest request, List<ResultColumn> columns,
            List<ResultRow> rows, List<ResultRow> totals, List<String> notes, ResultChart chart) {
        return new ReportResult(code, title, request.given(), "Superscapes Landscaping, Inc.", "As of Oct 31, 2026",
                "USD", 2, columns, rows, totals, notes, rows.size(), null, chart, Books.proof(title, null));
    }

    /** An answer that the server's cap has cut. */
    static ReportResult capped(ReportResult whole, long of) {
        return new ReportResult(whole.code(), whole.title(), whole.parameters(), whole.entity(), whole.period(),
                whole.currency(), whole.decimals(), whole.columns(), whole.rows(), whole.totals(),
                List.of("The first 33 of 60,152 rows are shown."), of, new Truncated(whole.rows().size(), of),
                whole.chart(), whole.proof());
    }

    private static ResultColumn column(String code, String label, String under, ResultColumn.Kind kind) {
        return new ResultColumn(code, label, under, kind, false);
    }

    private static List<Object> cells(Object... cells) {
        return Arrays.asList(cells);
    }
}
