package com.superscapes.desktop.grid;

import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.CellText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Figures;

/** What of a cell goes to the clipboard, to the ear, and whether it is good news. */
public final class GridText {

    private GridText() {
    }

    /** Raw, so that Excel gets a number with its cents and not a picture of one. */
    public static String raw(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> oneLine(text.text());
            case Cell.Day day -> day.date().toString();
            case Cell.Blank blank -> "";
            case Cell.NotMeaningful never -> Figures.NOT_MEANINGFUL;
            case Cell.Number number -> number.value().toPlainString();
        };
    }

    /** A text that a spreadsheet would run as a formula is kept a text. */
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\t\\r\\n]+", " ");
        return !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    /** 1 when a variance is better, -1 when it is worse, 0 when it is neither, shows as zero, or is no variance. */
    public static int direction(Report report, ReportRow row, int column) {
        boolean judged = report.columns().get(column).kind() == ReportColumn.Kind.VARIANCE && row.polarity() != 0;
        return judged && row.cells().get(column) instanceof Cell.Number number
                && !CellText.of(report, row, column).equals(Figures.ZERO)
                        ? number.value().signum()
                        : 0;
    }

    /** A cell as a screen reader says it. */
    public static String spoken(String row, ReportColumn column, String value) {
        String head = column.subhead().isEmpty() ? column.head() : column.head() + " " + column.subhead();
        return Texts.text("grid.cell.spoken", row, head, value.isEmpty() ? Texts.text("grid.cell.blank") : value);
    }
}
