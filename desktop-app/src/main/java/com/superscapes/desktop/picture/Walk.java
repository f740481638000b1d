package com.superscapes.desktop.picture;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;

/** Walks the grid in sight as a user would. */
final class Walk {

    private final FinanceGrid grid;

    Walk(Scene scene) {
        if (!(scene.getRoot().lookup(".finance-grid") instanceof FinanceGrid found)) {
            throw new IllegalStateException("there is no grid in sight");
        }
        grid = found;
    }

    /** Puts the focus on the first amount that opens. */
    void focusAmount() {
        List<ReportRow> rows = grid.table().getItems();
        int row = IntStream.range(0, rows.size()).filter(i -> grid.drillable(rows.get(i))).findFirst().orElse(0);
        List<String> columns = grid.table().getVisibleLeafColumns().stream().map(column -> column.getId()).toList();
        int amount = Stream.of("actual", "amount", "total").mapToInt(columns::indexOf).max().orElse(0);
        grid.focusCell(row, Math.max(amount, 0));
    }

    /** True when any row in sight opens to something. */
    boolean opens() {
        return grid.table().getItems().stream().anyMatch(grid::drillable);
    }

    void openLines() {
        grid.openAll(true);
    }

    /** Opens what is behind the first amount that opens to something. */
    void drill() {
        grid.openAll(false);
        focusAmount();
        grid.drillFocused();
    }
}
