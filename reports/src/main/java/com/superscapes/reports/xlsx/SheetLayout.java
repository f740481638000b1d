package com.superscapes.reports.xlsx;

import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.CellText;
import com.superscapes.reports.ReportColumn;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** How the sheet stands on screen and on paper: widths, frozen and repeated heads, print area, header and footer. */
final class SheetLayout {

    private static final int NARROWEST = 9;
    private static final int WIDEST_TEXT = 60;
    /** Characters of the body font that fit across a portrait page. */
    private static final int PORTRAIT_CHARACTERS = 100;
    private static final int UNIT = 256;

    private SheetLayout() {
    }

    static void apply(Sheet sheet, Report report, int head, int first) {
        int last = report.columns().size() - 1;
        sheet.createFreezePane(1, first);
        sheet.setRepeatingRows(new CellRangeAddress(head, first - 1, -1, -1));
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, last, 0,
                first + Math.max(report.rows().size(), 1) - 1);
        print(sheet, widths(sheet, report) > PORTRAIT_CHARACTERS);
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

    private static int widths(Sheet sheet, Report report) {
        int all = 0;
        for (int i = 0; i < report.columns().size(); i++) {
            int width = width(report, i);
            sheet.setColumnWidth(i, width * UNIT);
            all += width;
        }
        return all;
    }

    private static int width(Report report, int column) {
        ReportColumn at = report.columns().get(column);
        int longest = Math.max(at.head().length(), at.subhead().length());
        for (var row : report.rows()) {
            int indent = column == 0 ? row.level() * 2 : 0;
            longest = Math.max(longest, indent + CellText.of(report, row, column).length());
        }
        int most = at.kind() == ReportColumn.Kind.TEXT ? WIDEST_TEXT : Integer.MAX_VALUE / UNIT;
        return Math.min(most, Math.max(NARROWEST, longest + 3));
    }

    /** Ampersands are commands in headers and footers. */
    private static String plain(String text) {
        return text.replace("&", "&&");
    }
}
