package com.superscapes.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportRow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private static final List<ReportRow> ROWS = List.of(row("T10", "120", "2 h ago", "2026-11-22T08:00"),
            row("T2", "-5", "40 min ago", "2026-11-22T09:20"), row("A1", null, "3 days ago", "2026-11-19T08:00"));

    private static ReportRow row(String code, String amount, String age, String moment) {
        return ReportRow.detail(code,
                List.of(Cell.text(code), Cell.number(amount == null ? null : new BigDecimal(amount)),
                        new Cell.Text(age, moment)));
    }

    private static List<String> sorted(int column) {
        return new Arrangement()
                .of(ROWS, Comparator.comparing(row -> row.cells().get(column), Arrangement.CELLS)).stream()
                .map(ReportRow::id).toList();
    }

    @Test
    void numbersInTextsAmountsAndMomentsSortByWhatTheyMean() {
        assertThat(sorted(0)).containsExactly("A1", "T2", "T10");
        assertThat(sorted(1)).as("blank last").containsExactly("T2", "T10", "A1");
        assertThat(sorted(2)).as("oldest first").containsExactly("A1", "T10", "T2");
    }

    @Test
    void everyWordLookedForMustStandSomewhereInTheRow() {
        Arrangement arrangement = new Arrangement();
        arrangement.lookFor(" H 120 ");
        assertThat(arrangement.narrows()).isTrue();
        assertThat(arrangement.of(ROWS, null)).extracting(ReportRow::id).containsExactly("T10");
        arrangement.lookFor("");
        assertThat(arrangement.narrows()).isFalse();
        assertThat(arrangement.of(ROWS, null)).isEqualTo(ROWS);
    }
}
