package com.superscapes.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void accountsStandBelowTheirLineUntilItIsOpened() {
        List<ReportRow> rows = List.of(row("revenue", RowStyle.LINE), row("revenue/4010", RowStyle.DETAIL));
        Outline outline = new Outline();
        outline.take(rows);
        assertThat(outline.visible(rows)).extracting(ReportRow::id).containsExactly("revenue");
        outline.toggle(rows.getFirst());
        assertThat(outline.visible(rows)).hasSize(2);
    }

    @Test
    void aMemberWithoutCodeHidesNobody() {
        List<ReportRow> rows = List.of(row("C1", RowStyle.DETAIL), row("", RowStyle.DETAIL));
        Outline outline = new Outline();
        outline.take(rows);
        assertThat(outline.anyToOpen()).isFalse();
        assertThat(outline.visible(rows)).hasSize(2);
    }

    private static ReportRow row(String id, RowStyle style) {
        return new ReportRow(id, style, 0, List.of(Cell.text(id)), List.of(), 0);
    }
}
