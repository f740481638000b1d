package com.superscapes.reports.xlsx;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.FormulaGuard;
import com.superscapes.reports.format.Texts;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A sheet with figures: heading lines, two head rows, then rows as they are added. */
final class FigureSheet {

    private static final int HEAD = 5;
    /** Sheet row (from 0) of the first row that is added. */
    static final int FIRST = HEAD + 2;
    private static final int LONGEST_TEXT = 32_767;

    private final Report report;
    private final SXSSFSheet sheet;
    private final CellStyles styles;
    private final SheetLayout layout;
    private int rows;

    /** @param report whose head and columns the sheet shows; its rows are not looked at */
    FigureSheet(SXSSFWorkbook book, Report report, CellStyles styles, String name) {
        this.report = report;
        this.sheet = book.createSheet(WorkbookUtil.createSafeSheetName(name));
        this.styles = styles;
        this.layout = new SheetLayout(report);
        titles();
        heads();
    }

    /** How many rows have been added. */
    int rows() {
        return rows;
    }

    /** Adds a row. @param formula of each column (from 0); empty for a figure that stands for itself */
    void add(ReportRow row, IntFunction<Optional<String>> formula) {
        layout.see(row);
        Row line = sheet.createRow(FIRST + rows);
        rows++;
        for (int i = 0; i < row.cells().size(); i++) {
            boolean quoted = row.cells().get(i) instanceof Cell.Text text && FormulaGuard.dangerous(text.text());
            org.apache.poi.ss.usermodel.Cell cell = line.createCell(i);
            cell.setCellStyle(styles.of(report.columns().get(i), row, i == 0, quoted));
            formula.apply(i).ifPresent(cell::setCellFormula);
            fill(cell, row.cells().get(i));
        }
    }

    /** Lays the sheet out once all rows are there. */
    void end() {
        layout.apply(sheet, HEAD, FIRST, rows);
    }

    private void titles() {
        title(0, report.title(), styles.title());
        CellStyle note = styles.note();
        title(1, report.entity(), note);
        title(2, report.period(), note);
        title(3, (ProofText.unit(report) + ". " + ProofText.load(report.proof())).replaceFirst("^\\. ", ""), note);
    }

    private void title(int row, String text, CellStyle style) {
        org.apache.poi.ss.usermodel.Cell cell = sheet.createRow(row).createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private void heads() {
        Row upper = sheet.createRow(HEAD);
        Row lower = sheet.createRow(HEAD + 1);
        for (int i = 0; i < report.columns().size(); i++) {
            ReportColumn column = report.columns().get(i);
            head(upper, i, column.head().isEmpty() && i == 0 ? Texts.text("label.head") : column.head(), false);
            head(lower, i, column.subhead(), true);
        }
    }

    private void head(Row row, int at, String text, boolean last) {
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(at);
        cell.setCellValue(text);
        cell.setCellStyle(styles.head(report.columns().get(at).kind().numeric(), last));
    }

    private static void fill(org.apache.poi.ss.usermodel.Cell cell, Cell value) {
        switch (value) {
            case Cell.Text text -> cell.setCellValue(cut(text.text()));
            case Cell.Number number -> cell.setCellValue(number.value().doubleValue());
            case Cell.Day day -> cell.setCellValue(day.date());
            case Cell.NotMeaningful unused -> cell.setCellValue(Figures.NOT_MEANINGFUL);
            case Cell.Blank unused -> cell.setBlank();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
