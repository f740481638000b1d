package com.superscapes.reports.xlsx;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.FormulaGuard;
import com.superscapes.reports.format.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheet with the figures: heading lines, two head rows, then the report's rows. */
final class FigureSheet {

    private static final int HEAD = 5;
    private static final int FIRST = HEAD + 2;
    private static final int LONGEST_TEXT = 32_767;

    private final Report report;
    private final SXSSFSheet sheet;
    private final CellStyles styles;
    private final SheetFormulas formulas;
    private final List<String> keptAsValue = new ArrayList<>();

    FigureSheet(SXSSFWorkbook book, Report report) {
        this.report = report;
        this.sheet = book.createSheet(WorkbookUtil.createSafeSheetName(report.title()));
        this.styles = new CellStyles(book, report.decimals());
        this.formulas = new SheetFormulas(report, FIRST);
    }

    /** Returns the labels of sums that had to stay values. */
    List<String> write() {
        SheetLayout.apply(sheet, report, HEAD, FIRST);
        titles();
        heads();
        for (int i = 0; i < report.rows().size(); i++) {
            row(i);
        }
        return keptAsValue;
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

    private void row(int index) {
        ReportRow row = report.rows().get(index);
        Row line = sheet.createRow(FIRST + index);
        for (int i = 0; i < row.cells().size(); i++) {
            boolean quoted = row.cells().get(i) instanceof Cell.Text text && FormulaGuard.dangerous(text.text());
            org.apache.poi.ss.usermodel.Cell cell = line.createCell(i);
            cell.setCellStyle(styles.of(report.columns().get(i), row, i == 0, quoted));
            fill(cell, index, i, row.cells().get(i));
        }
    }

    private void fill(org.apache.poi.ss.usermodel.Cell cell, int row, int column, Cell value) {
        Optional<String> formula = formulas.of(row, column);
        if (formula.isPresent()) {
            cell.setCellFormula(formula.get());
        } else if (formulas.keptAsValue(row, column)) {
            keptAsValue.add(label(report.rows().get(row)) + ", " + report.columns().get(column).head());
        }
        switch (value) {
            case Cell.Text text -> cell.setCellValue(cut(text.text()));
            case Cell.Number number -> cell.setCellValue(number.value().doubleValue());
            case Cell.Day day -> cell.setCellValue(day.date());
            case Cell.NotMeaningful unused -> cell.setCellValue(Figures.NOT_MEANINGFUL);
            case Cell.Blank unused -> cell.setBlank();
        }
    }

    private static String label(ReportRow row) {
        return row.cells().getFirst() instanceof Cell.Text text ? text.text() : row.id();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
