package com.superscapes.reports.pdf;

import com.superscapes.reports.CellText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.Arrays;
import java.util.List;

/** What each column needs at a text size of one point, measured from its real texts. */
final class ColumnWidths {

    /** Indent per level, and what stands beside a number: the closing parenthesis and the mark of better or worse. */
    static final float INDENT = 1.2f;
    static final float PARENTHESIS = 0.4f;
    static final float MARK = 1.1f;
    /** Between two columns. */
    static final float GAP = 0.9f;

    private static final float LABEL_LEAST = 13;
    private static final float TEXT_LEAST = 6;
    private static final float WORD_MOST = 12;
    // Words do not break a text into halves, so two lines need more than half of one.
    private static final float OF_TWO_LINES = 0.6f;
    private static final float TEXT_MOST = 24;
    private static final float TEXT_SHORT = 9;

    private final Report report;
    private final Typeface face;
    private final float[] whole;
    private final float[] least;
    private final float[] readable;

    ColumnWidths(Report report, Typeface face) {
        this.report = report;
        this.face = face;
        this.whole = new float[report.columns().size()];
        this.least = new float[whole.length];
        this.readable = new float[whole.length];
        for (int i = 0; i < whole.length; i++) {
            measure(i);
        }
    }

    private void measure(int at) {
        ReportColumn column = report.columns().get(at);
        float widest = Math.max(headWidth(column), face.width(column.subhead(), true));
        float word = longestWord(column.head(), true);
        for (ReportRow row : report.rows()) {
            if (row.style() == RowStyle.HEADING) {
                continue;
            }
            String text = CellText.of(report, row, at);
            float indent = at == 0 ? row.level() * INDENT : 0;
            widest = Math.max(widest, indent + face.width(text, row.style().strong()));
            word = Math.max(word, indent + Math.min(WORD_MOST, longestWord(text, row.style().strong())));
        }
        float beside = GAP + (column.kind().numeric() ? PARENTHESIS : 0)
                + (column.kind() == ReportColumn.Kind.VARIANCE ? MARK : 0);
        // The labels begin at the margin, so they need no gap before them.
        whole[at] = widest + (at == 0 ? 0.2f : beside);
        boolean wraps = column.kind() == ReportColumn.Kind.TEXT;
        least[at] = wraps ? Math.min(whole[at], Math.max(word + GAP, at == 0 ? LABEL_LEAST : TEXT_LEAST)) : whole[at];
        float broken = Math.max(TEXT_SHORT, Math.min(TEXT_MOST, whole[at] * OF_TWO_LINES));
        readable[at] = wraps ? Math.min(whole[at], Math.max(least[at], broken)) : whole[at];
    }

    /** The head of figures may stand in two lines. */
    private float headWidth(ReportColumn column) {
        float narrowest = face.width(column.head(), true);
        if (!column.kind().numeric() || !column.subhead().isEmpty()) {
            return narrowest;
        }
        for (int blank = column.head().indexOf(' '); blank > 0; blank = column.head().indexOf(' ', blank + 1)) {
            narrowest = Math.min(narrowest, Math.max(face.width(column.head().substring(0, blank), true),
                    face.width(column.head().substring(blank + 1), true)));
        }
        return narrowest;
    }

    private float longestWord(String text, boolean strong) {
        float longest = 0;
        for (String word : text.strip().split("\\s+")) {
            longest = Math.max(longest, face.width(word, strong));
        }
        return longest;
    }

    /** Place in the list of the column that takes spare room: the label before figures, else the widest text. */
    int stretched(List<Integer> columns) {
        boolean label = columns.size() < 2 || report.columns().get(columns.get(1)).kind().numeric();
        int widest = 0;
        for (int i = 0; i < columns.size() && !label; i++) {
            boolean text = report.columns().get(columns.get(i)).kind() == ReportColumn.Kind.TEXT;
            widest = text && whole[columns.get(i)] > whole[columns.get(widest)] ? i : widest;
        }
        return widest;
    }

    float[] whole() {
        return Arrays.copyOf(whole, whole.length);
    }

    /** Texts broken wherever they can be. */
    float[] least() {
        return Arrays.copyOf(least, least.length);
    }

    /** Texts in about two lines. */
    float[] readable() {
        return Arrays.copyOf(readable, readable.length);
    }
}
