package com.superscapes.reports.xlsx;

import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The looks of cells, each made once: a workbook allows only so many styles. */
final class CellStyles {

    private static final String PERCENT = "0.0%_);(0.0%);\"\u2013\"_)";

    private final Workbook book;
    private final int decimals;
    private final Font plain;
    private final Font strong;
    private final Font title;
    private final Map<Look, CellStyle> made = new HashMap<>();

    /** What decides how a cell looks. */
    private record Look(ReportColumn.Kind kind, RowStyle style, int indent, boolean percent, boolean betterWorse,
            boolean quoted) {
    }

    CellStyles(Workbook book, int decimals) {
        this.book = book;
        this.decimals = decimals;
        this.plain = font(false, 10);
        this.strong = font(true, 10);
        this.title = font(true, 14);
    }

    private Font font(boolean bold, int points) {
        Font font = book.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }

    /** @param quoted true for text that would run as a formula when edited */
    CellStyle of(ReportColumn column, ReportRow row, boolean first, boolean quoted) {
        boolean percent = row.style() == RowStyle.RATIO || column.kind() == ReportColumn.Kind.PERCENT
                || column.kind() == ReportColumn.Kind.POINTS;
        boolean betterWorse = column.kind() == ReportColumn.Kind.VARIANCE && row.polarity() != 0;
        return made.computeIfAbsent(
                new Look(column.kind(), row.style(), first ? row.level() : 0, percent, betterWorse, quoted),
                this::make);
    }

    private CellStyle make(Look look) {
        CellStyle style = book.createCellStyle();
        style.setFont(look.style().strong() ? strong : plain);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setQuotePrefixed(look.quoted());
        if (look.kind().numeric()) {
            style.setDataFormat(book.createDataFormat().getFormat(format(look)));
            style.setAlignment(HorizontalAlignment.RIGHT);
        } else {
            style.setDataFormat(
                    book.createDataFormat().getFormat(look.kind() == ReportColumn.Kind.DATE ? "yyyy-mm-dd" : "@"));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) Math.min(look.indent(), 15));
            style.setWrapText(look.kind() == ReportColumn.Kind.TEXT);
        }
        rules(style, look.style());
        return style;
    }

    private static void rules(CellStyle style, RowStyle row) {
        if (row == RowStyle.SUBTOTAL || row == RowStyle.TOTAL) {
            style.setBorderTop(BorderStyle.THIN);
        }
        if (row == RowStyle.TOTAL) {
            style.setBorderBottom(BorderStyle.DOUBLE);
        }
    }

    private String format(Look look) {
        if (look.percent()) {
            return PERCENT;
        }
        int places = switch (look.kind()) {
            case INTEGER -> 0;
            case QUANTITY -> 2;
            default -> decimals;
        };
        String number = places == 0 ? "#,##0" : "#,##0." + "0".repeat(places);
        if (look.kind() == ReportColumn.Kind.INTEGER) {
            return number + "_);(" + number + ")";
        }
        String better = look.betterWorse() ? "\"\u25b2 \"" : "";
        String worse = look.betterWorse() ? "\"\u25bc \"" : "";
        return better + number + "_);" + worse + "(" + number + ");\"\u2013\"_)";
    }

    CellStyle title() {
        CellStyle style = book.createCellStyle();
        style.setFont(title);
        return style;
    }

    CellStyle note() {
        CellStyle style = book.createCellStyle();
        style.setFont(plain);
        style.setQuotePrefixed(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    /** @param last true for the line that the rule stands under */
    CellStyle head(boolean numeric, boolean last) {
        CellStyle style = book.createCellStyle();
        style.setFont(strong);
        style.setQuotePrefixed(true);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
        style.setAlignment(numeric ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
        if (last) {
            style.setBorderBottom(BorderStyle.THIN);
        }
        return style;
    }
}
