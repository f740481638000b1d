package com.superscapes.desktop.grid;

import com.superscapes.reports.CellText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide a column must be for what stands in it, measured in the client's own typeface. */
final class ColumnWidth {

    private static final int MEASURED_ROWS = 400;
    private static final double SIZE = 13;
    private static final double EDGES_EM = 1.75;
    private static final double MARK_EM = 1.2;
    private static final double WIDEST_WORDS_EM = 36;
    private static final double WIDEST_FIGURE_EM = 18;

    private ColumnWidth() {
    }

    /** In em. */
    static double of(Report report, int index) {
        ReportColumn column = report.columns().get(index);
        boolean numeric = column.kind().numeric();
        Text ruler = new Text();
        ruler.setFont(Font.font("Roboto", SIZE));
        // Totals are the widest, and stand last.
        double cells = Stream
                .concat(report.rows().stream().limit(MEASURED_ROWS),
                        report.rows().stream().skip(MEASURED_ROWS).filter(row -> row.style().strong()))
                .mapToDouble(row -> measured(ruler, report, row, index)).max().orElse(0);
        ruler.setFont(Font.font("Roboto Medium", SIZE));
        double heads = Math.max(em(ruler, column.head()), em(ruler, column.subhead())) + EDGES_EM;
        double marks = column.kind() == ReportColumn.Kind.VARIANCE ? MARK_EM : 0;
        double room = Math.max(cells + EDGES_EM + marks, heads);
        return Math.min(Math.max(room, numeric ? 6 : 4), numeric ? WIDEST_FIGURE_EM : WIDEST_WORDS_EM);
    }

    private static double measured(Text ruler, Report report, ReportRow row, int index) {
        double indent = index == 0 ? row.level() * 1.2 + 1.2 : 0;
        double bolder = row.style().strong() ? 1.05 : 1;
        return em(ruler, CellText.of(report, row, index)) * bolder + indent;
    }

    private static double em(Text ruler, String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth() / SIZE;
    }
}
