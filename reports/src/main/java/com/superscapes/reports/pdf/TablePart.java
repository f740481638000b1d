package com.superscapes.reports.pdf;

import com.superscapes.reports.Cell;
import com.superscapes.reports.CellText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.format.Figures;
import java.util.List;

/** Measures and draws the head and rows of one table. */
final class TablePart {

    private static final float LEADING = 1.22f;
    private static final float PADDING = 0.2f;
    private static final float ASCENT = 0.92f;
    private static final float SPACE_ABOVE_HEADING = 0.7f;
    private static final float SPACE_BELOW_TOTAL = 0.6f;

    private final Report report;
    private final TableLayout.Part part;
    private final float size;
    private final Typeface face;
    private final float left;

    TablePart(Report report, TableLayout.Part part, float size, Typeface face, float left) {
        this.report = report;
        this.part = part;
        this.size = size;
        this.face = face;
        this.left = left;
    }

    Report report() {
        return report;
    }

    /** Points from the head to the last row, on one page. */
    float height() {
        float height = headHeight();
        for (int i = 0; i < report.rows().size(); i++) {
            height += rowHeight(i, i == 0);
        }
        return height;
    }

    float headHeight() {
        return headless() ? 0 : (headLines() * LEADING + 3 * PADDING) * size;
    }

    private boolean headless() {
        return report.columns().stream().allMatch(column -> column.head().isEmpty() && column.subhead().isEmpty());
    }

    private int headLines() {
        int lines = 1;
        for (int i = 0; i < part.columns().size(); i++) {
            lines = Math.max(lines, head(i).size());
        }
        return lines;
    }

    /** Scenario over period; a long name of a text column in several lines. */
    private List<String> head(int at) {
        ReportColumn column = column(at);
        if (!column.subhead().isEmpty()) {
            return List.of(column.head(), column.subhead());
        }
        return Wrap.lines(column.head(), face, true, size, part.widths()[at] - (at == 0 ? 0 : gap()));
    }

    void drawHead(Canvas canvas, float top) {
        if (headless()) {
            return;
        }
        float bottom = top + headHeight();
        float x = left;
        for (int i = 0; i < part.columns().size(); i++) {
            List<String> lines = head(i);
            float baseline = bottom - size * (PADDING * 2 + 0.25f) - (lines.size() - 1) * LEADING * size;
            for (String line : lines) {
                place(canvas, i, line, x, baseline, true);
                baseline += LEADING * size;
            }
            x += part.widths()[i];
        }
        canvas.rule(left, x, bottom - PADDING * size, 0.7f, Canvas.INK);
    }

    /** @param first true at the top of a page, where no space above is needed */
    float rowHeight(int index, boolean first) {
        ReportRow row = report.rows().get(index);
        int lines = 1;
        for (int i = 0; i < part.columns().size(); i++) {
            if (column(i).kind() == ReportColumn.Kind.TEXT) {
                lines = Math.max(lines, wrapped(row, i).size());
            }
        }
        return (lines * LEADING + 2 * PADDING) * size + above(row, first)
                + (row.style() == RowStyle.TOTAL ? SPACE_BELOW_TOTAL * size : 0);
    }

    private float above(ReportRow row, boolean first) {
        return row.style() == RowStyle.HEADING && !first ? SPACE_ABOVE_HEADING * size : 0;
    }

    private List<String> wrapped(ReportRow row, int at) {
        String text = CellText.of(report, row, part.columns().get(at));
        float room = row.style() == RowStyle.HEADING && at == 0
                ? width()
                : part.widths()[at] - (at == 0 ? indent(row) : gap());
        return Wrap.lines(text, face, row.style().strong(), size, room);
    }

    void drawRow(Canvas canvas, int index, float start, boolean first) {
        ReportRow row = report.rows().get(index);
        float top = start + above(row, first);
        float bottom = start + rowHeight(index, first)
                - (row.style() == RowStyle.TOTAL ? SPACE_BELOW_TOTAL * size : 0);
        float x = left;
        for (int i = 0; i < part.columns().size(); i++) {
            drawCell(canvas, row, i, x, top + (PADDING + ASCENT) * size);
            x += part.widths()[i];
        }
        rules(canvas, row, top, bottom);
    }

    private void drawCell(Canvas canvas, ReportRow row, int at, float x, float baseline) {
        boolean strong = row.style().strong();
        if (column(at).kind() == ReportColumn.Kind.TEXT) {
            float line = baseline;
            for (String text : wrapped(row, at)) {
                canvas.text(text, x + (at == 0 ? indent(row) : gap()), line, size, strong, Canvas.INK);
                line += LEADING * size;
            }
            return;
        }
        place(canvas, at, CellText.of(report, row, part.columns().get(at)), x, baseline, strong);
        mark(canvas, row, at, x, baseline);
    }

    /** Numbers end at one line, parentheses hang beyond it; dates begin at the left. */
    private void place(Canvas canvas, int at, String text, float x, float baseline, boolean strong) {
        if (!column(at).kind().numeric()) {
            canvas.text(text, x + (at == 0 ? 0 : gap()), baseline, size, strong, Canvas.INK);
            return;
        }
        float hang = text.endsWith(")") ? face.width(")", strong) * size : 0;
        canvas.textRight(text, numberEdge(at, x) + hang, baseline, size, strong, Canvas.INK);
    }

    private float numberEdge(int at, float x) {
        float mark = column(at).kind() == ReportColumn.Kind.VARIANCE ? ColumnWidths.MARK : 0;
        return x + part.widths()[at] - (ColumnWidths.PARENTHESIS + mark) * size;
    }

    /** Better or worse by shape, so that it survives grey paper; the colour only adds to it. */
    private void mark(Canvas canvas, ReportRow row, int at, float x, float baseline) {
        if (column(at).kind() != ReportColumn.Kind.VARIANCE || row.polarity() == 0
                || !(row.cells().get(part.columns().get(at)) instanceof Cell.Number number)
                || CellText.of(report, row, part.columns().get(at)).equals(Figures.ZERO)) {
            return;
        }
        boolean better = number.value().signum() > 0;
        canvas.textRight(better ? Figures.BETTER : Figures.WORSE, x + part.widths()[at], baseline,
                Math.max(TableLayout.LEAST, size - 1.5f), false, better ? Canvas.BETTER : Canvas.WORSE);
    }

    private void rules(Canvas canvas, ReportRow row, float top, float bottom) {
        switch (row.style()) {
            case SUBTOTAL -> overNumbers(canvas, top, 0.6f);
            case TOTAL -> {
                overNumbers(canvas, top, 0.6f);
                overNumbers(canvas, bottom - 1.2f, 0.5f);
                overNumbers(canvas, bottom + 0.6f, 0.5f);
            }
            case DETAIL, LINE -> canvas.rule(left, left + width(), bottom, 0.25f, Canvas.HAIRLINE);
            case HEADING, RATIO, CHECK -> {
                // No rule: the space around them is enough.
            }
        }
    }

    private void overNumbers(Canvas canvas, float y, float thickness) {
        float x = left;
        for (int i = 0; i < part.columns().size(); i++) {
            if (column(i).kind().numeric()) {
                canvas.rule(x + gap() / 2, x + part.widths()[i], y, thickness, Canvas.INK);
            }
            x += part.widths()[i];
        }
    }

    private float width() {
        float width = 0;
        for (float one : part.widths()) {
            width += one;
        }
        return width;
    }

    private ReportColumn column(int at) {
        return report.columns().get(part.columns().get(at));
    }

    private float gap() {
        return ColumnWidths.GAP * size;
    }

    private float indent(ReportRow row) {
        return row.level() * ColumnWidths.INDENT * size;
    }
}
