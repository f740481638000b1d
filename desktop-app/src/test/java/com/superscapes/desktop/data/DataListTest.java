package com.superscapes.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.testing.Desk;
import com.superscapes.reports.ReportRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The lists of the Data screen: sorted by their heads, looked through, and leaving as they look. */
class DataListTest {

    @TempDir
    Path folder;

    @Test
    void aListIsSortedAndLookedThroughAndLeavesAsItLooks() throws Exception {
        Platform.setImplicitExit(false);
        FxToolkit.registerPrimaryStage();
        try (Desk desk = new Desk(folder)) {
            DataViewModel data = new DataViewModel(desk.workspace);
            data.open(Place.of("data/tie-outs"));
            WaitForAsyncUtils.asyncFx(() -> {
                FinanceGrid grid = new FinanceGrid();
                grid.setArrangeable(true);
                grid.show(Objects.requireNonNull(data.content().get()), desk.workspace.layouts());
                assertThat(shown(grid)).as("what is broken first").containsExactly("T6 SUP", "T1 SUP");
                TableColumn<ReportRow, ?> code = grid.table().getColumns().getFirst();
                grid.table().getSortOrder().setAll(List.of(code));
                assertThat(shown(grid)).containsExactly("T1 SUP", "T6 SUP");
                code.setSortType(SortType.DESCENDING);
                assertThat(shown(grid)).containsExactly("T6 SUP", "T1 SUP");
                grid.lookFor("debits");
                assertThat(shown(grid)).containsExactly("T1 SUP");
                grid.lookFor("");
                grid.table().getSortOrder().clear();
                assertThat(shown(grid)).containsExactly("T6 SUP", "T1 SUP");
                return true;
            }).get();
        }
    }

    private static List<String> shown(FinanceGrid grid) {
        List<String> rows = grid.table().getItems().stream().map(ReportRow::id).toList();
        assertThat(grid.asShown().rows()).extracting(ReportRow::id).isEqualTo(rows);
        return rows;
    }
}
