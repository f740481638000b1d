package com.superscapes.desktop.grid;

import com.superscapes.reports.Cell;
import com.superscapes.reports.CellText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.stream.IntStream;
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

    /**
     * In em.
     *
     * @param pinned rows at the end whose names may run over the blank cells beside them
     */
    static double of(Report report, int index, int pinned) {
        ReportColumn column = report.columns().get(index);
        boolean numeric = column.kind().numeric();
        Text ruler = new Text();
        ruler.setFont(Font.font("Roboto", SIZE));
        // Totals are the widest, and stand last.
        List<ReportRow> rows = report.rows();
        int last = rows.size() - pinned;
        List<ReportRow> body = IntStream.range(0, rows.size())
                .filter(i -> numeric || i < last || !runsOver(rows.get(i), index)).mapToObj(rows::get).toList();
        double cells = Stream
                .concat(body.stream().limit(MEASURED_ROWS),
                        body.stream().skip(MEASURED_ROWS).filter(row -> row.style().strong()))
                .mapToDouble(row -> measured(ruler, report, row, index)).max().orElse(0);
        ruler.setFont(Font.font("Roboto Medium", SIZE));
        double heads = Math.max(em(ruler, column.head()), em(ruler, column.subhead())) + EDGES_EM;
        double marks = column.kind() == ReportColumn.Kind.VARIANCE ? MARK_EM : 0;
        double room = Math.min(cells + EDGES_EM + marks, numeric ? WIDEST_FIGURE_EM : WIDEST_WORDS_EM);
        return Math.max(Math.max(room, heads), numeric ? 6 : 4);
    }

    private static boolean runsOver(ReportRow row, int index) {
        return index + 1 < row.cells().size() && row.cells().get(index + 1) instanceof Cell.Blank;
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
