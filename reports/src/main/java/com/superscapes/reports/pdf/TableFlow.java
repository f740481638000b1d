package com.superscapes.reports.pdf;

import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.format.Texts;

/** Lets a table run over as many pages as it needs, with its head on each of them. */
final class TableFlow {

    private final PageFlow flow;
    private final Typeface face;

    TableFlow(PageFlow flow, Typeface face) {
        this.flow = flow;
        this.face = face;
    }

    /** @param bookmarks true to list the table's headings in the reader's contents list */
    void table(Report report, TableLayout layout, boolean bookmarks) {
        boolean further = false;
        for (TableLayout.Part part : layout.parts()) {
            if (further) {
                flow.turn();
            }
            rows(new TablePart(report, part, layout.size(), face, flow.left()), bookmarks && !further);
            further = true;
        }
    }

    /** Points that the table takes when it is not broken; the first of its parts where it has several. */
    float height(Report report, TableLayout layout) {
        return new TablePart(report, layout.parts().getFirst(), layout.size(), face, flow.left()).height();
    }

    private void rows(TablePart part, boolean bookmarks) {
        int size = part.report().rows().size();
        PageBreaks breaks = new PageBreaks(part.report().rows());
        head(part);
        if (size == 0) {
            flow.put(14,
                    (canvas, top) -> canvas.text(Texts.text("table.empty"), flow.left(), top + 10, TableLayout.BODY,
                            false, Canvas.MUTED));
        }
        for (int from = 0; from < size;) {
            int next = breaks.next(from, fitting(part, from));
            for (int row = from; row < next; row++) {
                row(part, row, row == from, bookmarks);
            }
            from = next;
            if (from < size) {
                flow.turn();
                head(part);
            }
        }
    }

    private void head(TablePart part) {
        flow.put(part.headHeight(), part::drawHead);
    }

    /** The first row that does not fit; a single row taller than the page is put nevertheless. */
    private int fitting(TablePart part, int from) {
        float rest = flow.rest();
        int row = from;
        while (row < part.report().rows().size()) {
            rest -= part.rowHeight(row, row == from);
            if (rest < 0) {
                break;
            }
            row++;
        }
        return Math.max(row, from + 1);
    }

    private void row(TablePart part, int index, boolean first, boolean bookmarks) {
        ReportRow row = part.report().rows().get(index);
        if (bookmarks && row.style() == RowStyle.HEADING && row.cells().getFirst() instanceof Cell.Text text) {
            flow.bookmark(text.text(), 1);
        }
        flow.put(part.rowHeight(index, first), (canvas, top) -> part.drawRow(canvas, index, top, first));
    }
}
