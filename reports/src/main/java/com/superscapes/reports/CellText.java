package com.superscapes.reports;

import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;

/** A cell as it reads on screen and paper, without the marks of better and worse. */
public final class CellText {

    private static final int QUANTITY_PLACES = 2;

    private CellText() {
    }

    /** The text of the cell in a column (from 0) of a row of the report; empty for not applicable. */
    public static String of(Report report, ReportRow row, int column) {
        return switch (row.cells().get(column)) {
            case Cell.Text text -> text.text();
            case Cell.Day day -> day.date().toString();
            case Cell.NotMeaningful unused -> Figures.NOT_MEANINGFUL;
            case Cell.Blank unused -> "";
            case Cell.Number number -> number(report, row.style(), report.columns().get(column).kind(), number.value());
        };
    }

    private static String number(Report report, RowStyle style, ReportColumn.Kind kind, BigDecimal value) {
        if (style == RowStyle.RATIO && kind == ReportColumn.Kind.VARIANCE) {
            return Figures.points(value);
        }
        if (style == RowStyle.RATIO || kind == ReportColumn.Kind.PERCENT) {
            return Figures.percent(value);
        }
        return switch (kind) {
            case POINTS -> Figures.points(value);
            case INTEGER -> Figures.count(value.longValue());
            case QUANTITY -> Figures.amount(value, QUANTITY_PLACES);
            default -> Figures.amount(value, report.decimals());
        };
    }
}
