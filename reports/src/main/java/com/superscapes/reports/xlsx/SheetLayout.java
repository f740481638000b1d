package com.superscapes.reports.xlsx;

import com.superscapes.reports.CellText;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** How a sheet stands on screen and on paper: widths, frozen and repeated heads, print area, header and footer. */
final class SheetLayout {

    private static final int NARROWEST = 9;
    private static final int WIDEST_TEXT = 60;
    /** Characters of the body font that fit across a portrait page. */
    private static final int PORTRAIT_CHARACTERS = 100;
    private static final int UNIT = 256;

    private final Report report;
    /** Characters of the longest text seen in each column. */
    private final int[] longest;

    SheetLayout(Report report) {
        this.report = report;
        this.longest = report.columns().stream()
                .mapToInt(column -> Math.max(column.head().length(), column.subhead().length())).toArray();
    }

    /** Makes room for a row. */
    void see(ReportRow row) {
        for (int i = 0; i < longest.length; i++) {
            int indent = i == 0 ? row.level() * 2 : 0;
            longest[i] = Math.max(longest[i], indent + CellText.of(report, row, i).length());
        }
    }

    void apply(Sheet sheet, int head, int first, int rows) {
        int last = longest.length - 1;
        sheet.createFreezePane(1, first);
        sheet.setRepeatingRows(new CellRangeAddress(head, first - 1, -1, -1));
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, last, 0,
                first + Math.max(rows, 1) - 1);
        print(sheet, widths(sheet) > PORTRAIT_CHARACTERS);
        sheet.getHeader().setLeft(plain(report.title()));
        sheet.getHeader().setRight(plain(report.entity()));
        sheet.getFooter().setLeft(plain(report.period()));
        sheet.getFooter().setCenter(plain(ProofText.load(report.proof())));
        sheet.getFooter().setRight("&P / &N");
    }

    private static void print(Sheet sheet, boolean landscape) {
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        PrintSetup setup = sheet.getPrintSetup();
        setup.setLandscape(landscape);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        setup.setPaperSize(PrintSetup.LETTER_PAPERSIZE);
    }

    private int widths(Sheet sheet) {
        int all = 0;
        for (int i = 0; i < longest.length; i++) {
            int width = width(i);
            sheet.setColumnWidth(i, width * UNIT);
            all += width;
        }
        return all;
    }

    private int width(int column) {
        int most = report.columns().get(column).kind() == ReportColumn.Kind.TEXT
                ? WIDEST_TEXT
                : Integer.MAX_VALUE / UNIT;
        return Math.min(most, Math.max(NARROWEST, longest[column] + 3));
    }

    /** Ampersands are commands in headers and footers. */
    private static String plain(String text) {
        return text.replace("&", "&&");
    }
}
