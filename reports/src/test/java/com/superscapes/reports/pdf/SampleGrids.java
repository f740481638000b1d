package com.superscapes.reports.pdf;

import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Grids that are hard to print. */
final class SampleGrids {

    private SampleGrids() {
    }

    /** Ledger lines with long words and long descriptions. */
    static Report lines(int count) {
        List<ReportColumn> columns = new ArrayList<>();
        for (String text : List.of("Entry", "Account", "Account name", "Branch", "Division", "Description", "Document",
                "Module")) {
            columns.add(ReportColumn.of(text, text, ReportColumn.Kind.TEXT));
        }
        columns.add(0, ReportColumn.of("date", "Posting date", ReportColumn.Kind.DATE));
        for (String money : List.of("Debit", "Credit", "Amount")) {
            columns.add(ReportColumn.of(money, money, ReportColumn.Kind.MONEY));
        }
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(ReportRow.detail("r" + i, List.of(Cell.day(LocalDate.of(2026, 10, 1 + i % 28)),
                    Cell.text("JE-2026-10-" + i), Cell.text("5030"), Cell.text("Plant and hardscape materials"),
                    Cell.text("N01 North Chicago"), Cell.text("Construction"),
                    Cell.text(i % 5 == 0
                            ? "UnbrokenReferenceWithoutAnyBlank/2026/10/000123456789/ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            : "Boulders and gravel for the retaining wall, delivery " + i),
                    Cell.text("INV-" + i), Cell.text("AP"), Cell.number(new BigDecimal("1234567.89")), Cell.BLANK,
                    Cell.number(new BigDecimal("-1234567.89")))));
        }
        return GridReport.of("ledger-lines", "Ledger lines", "Superscapes Landscaping, Inc.", "Oct 2026", "USD",
                columns, rows, ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }

    /** Jobs with long names under figures with long heads. */
    static Report jobs(int count) {
        List<ReportColumn> columns = new ArrayList<>(List.of(ReportColumn.of("job", "Job", ReportColumn.Kind.TEXT),
                ReportColumn.of("name", "Name", ReportColumn.Kind.TEXT)));
        for (String head : List.of("Original contract", "Approved changes", "Revised contract", "Cost to date",
                "Cost to complete", "Estimate at completion", "Estimated gross profit", "Gross profit in backlog")) {
            columns.add(ReportColumn.of(head, head, ReportColumn.Kind.MONEY));
        }
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text("C01-CON-30" + (100 + i)),
                    Cell.text("Whispering Pines Elementary School construction")));
            while (cells.size() < columns.size()) {
                cells.add(Cell.number(new BigDecimal("1234567.89")));
            }
            rows.add(ReportRow.detail("r" + i, cells));
        }
        return GridReport.of("jobs", "Job profitability", "Superscapes Landscaping, Inc.", "Oct 2026", "USD", columns,
                rows, ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }

    /** More columns than any paper holds. */
    static Report wide(int count, int rows) {
        List<ReportColumn> columns = new ArrayList<>(
                List.of(ReportColumn.of("label", "Branch", ReportColumn.Kind.TEXT)));
        for (int i = 1; i < count; i++) {
            columns.add(ReportColumn.of("c" + i, "Month " + i, ReportColumn.Kind.MONEY));
        }
        List<ReportRow> made = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text("Branch no. " + r)));
            for (int i = 1; i < count; i++) {
                cells.add(Cell.number(new BigDecimal("12345.67").multiply(BigDecimal.valueOf(i - 4L))));
            }
            made.add(ReportRow.detail("r" + r, cells));
        }
        return GridReport.of("branches", "Branches by month", "Superscapes Landscaping, Inc.", "FY 2026", "USD",
                columns, made, ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }
}
