package com.superscapes.reports.xlsx;

import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.format.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** The sheet that says where the figures come from: load, definition, filters, tie-outs, source files. */
final class ProofSheet {

    private static final int UNIT = 256;
    private static final int[] WIDTHS = {26, 60, 16, 16, 16, 40, 14, 18, 18, 68};

    private final Report report;
    private final Sheet sheet;
    private final CellStyle strong;
    private final CellStyle text;
    private final CellStyle amount;
    private int next;

    ProofSheet(Workbook book, Report report) {
        this.report = report;
        this.sheet = book.createSheet(Texts.text("proof.title"));
        CellStyles styles = new CellStyles(book, 2);
        this.strong = styles.head(false, false);
        this.text = styles.note();
        this.text.setWrapText(true);
        this.amount = book.createCellStyle();
        amount.setDataFormat(book.createDataFormat().getFormat("#,##0.00_);(#,##0.00);\"\u2013\"_)"));
    }

    void write(List<String> keptAsValue) {
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * UNIT);
        }
        ProofText.facts(report).forEach(fact -> line(strong, fact.name(), fact.value()));
        keptAsValue.forEach(row -> line(strong, Texts.text("proof.values"), Texts.text("proof.values.reason", row)));
        table("tie-outs", report.proof().tieOuts().stream().map(ProofSheet::tieOut).toList());
        table("sources", report.proof().sources().stream().map(ProofSheet::source).toList());
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void table(String key, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        next++;
        line(strong, Texts.text(key + ".title"));
        Row head = sheet.createRow(next++);
        String[] names = Texts.text(key + ".head").split(";", -1);
        for (int i = 0; i < names.length; i++) {
            cell(head, i, names[i], strong);
        }
        rows.forEach(row -> line(text, row));
    }

    /** The first value in the style given, the others as what they are. */
    private void line(CellStyle first, @Nullable Object... values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.length; i++) {
            cell(row, i, values[i], i == 0 ? first : text);
        }
    }

    private void cell(Row row, int at, @Nullable Object value, CellStyle style) {
        Cell cell = row.createCell(at);
        switch (value) {
            case null -> cell.setCellStyle(style);
            case BigDecimal money -> {
                cell.setCellValue(money.doubleValue());
                cell.setCellStyle(amount);
            }
            case Long count -> cell.setCellValue(count.doubleValue());
            default -> {
                cell.setCellValue(value.toString());
                cell.setCellStyle(style);
            }
        }
    }

    private static @Nullable Object[] tieOut(TieOut check) {
        return new @Nullable Object[]{check.code(), check.name(), Objects.requireNonNullElse(check.company(), ""),
                ProofText.state(check.state()), check.difference(), Objects.requireNonNullElse(check.reason(), "")};
    }

    private static @Nullable Object[] source(SourceFile file) {
        return new @Nullable Object[]{file.sourceSystem(), file.fileName(), file.batch(), file.rowsRead(),
                file.rowsLoaded(), file.rowsUnchanged(), file.rowsRejected(), file.totalDebit(), file.totalCredit(),
                file.contentHash()};
    }
}
