package com.superscapes.desktop.grid;

import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The columns of a grid: heads in two lines, widths from what stands in them, the user's own order and choice kept. */
final class ColumnLayout {

    private static final PseudoClass ONE_LINE = PseudoClass.getPseudoClass("one-line");
    private final FinanceGrid grid;
    private final TableView<ReportRow> table;
    private final Map<String, Double> widths = new HashMap<>();
    private List<ReportColumn> shown = List.of();
    private @Nullable LayoutStore store;
    private String id = "";
    private double em = 13;
    private boolean applying;

    ColumnLayout(FinanceGrid grid, TableView<ReportRow> table) {
        this.grid = grid;
        this.table = table;
        table.getVisibleLeafColumns().subscribe(this::keep);
    }

    static int index(TableColumn<?, ?> column) {
        return (int) column.getUserData();
    }

    void show(GridContent content, LayoutStore layouts) {
        Report report = content.report();
        store = layouts;
        if (report.columns().equals(shown) && report.id().equals(id)) {
            widen(content);
            return;
        }
        id = report.id();
        shown = report.columns();
        widths.clear();
        applying = true;
        List<TableColumn<ReportRow, ?>> made = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (!content.notShown().contains(shown.get(i).id())) {
                made.add(column(content, i));
            }
        }
        boolean twoLines = shown.stream().anyMatch(column -> !column.subhead().isEmpty());
        grid.pseudoClassStateChanged(ONE_LINE, !twoLines);
        table.getColumns().setAll(arranged(made, content));
        resize(em);
        applying = false;
    }

    /** Later pages may hold wider texts; columns grow with them and never shrink. */
    private void widen(GridContent content) {
        for (TableColumn<ReportRow, ?> column : table.getColumns()) {
            widths.merge(column.getId(), ColumnWidth.of(content.report(), index(column), content.pinned()),
                    Math::max);
        }
        resize(em);
    }

    private TableColumn<ReportRow, Cell> column(GridContent content, int index) {
        ReportColumn definition = content.report().columns().get(index);
        TableColumn<ReportRow, Cell> column = new TableColumn<>();
        column.setId(definition.id());
        column.setUserData(index);
        column.setSortable(grid.arrangeable());
        column.setComparator(Arrangement.CELLS);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
        column.setCellFactory(made -> new FigureCell(grid, index));
        column.setGraphic(head(definition));
        widths.put(definition.id(), ColumnWidth.of(content.report(), index, content.pinned()));
        return column;
    }

    private static VBox head(ReportColumn column) {
        Label first = new Label(column.head());
        VBox head = new VBox(first);
        if (!column.subhead().isEmpty()) {
            Label second = new Label(column.subhead());
            second.getStyleClass().add("subhead");
            head.getChildren().add(second);
        }
        head.setAlignment(column.kind().numeric() ? Pos.BOTTOM_RIGHT : Pos.BOTTOM_LEFT);
        head.getStyleClass().addAll("grid-head", column.kind().numeric() ? "numeric" : "words");
        return head;
    }

    void resize(double size) {
        em = size;
        boolean before = applying;
        applying = true;
        for (TableColumn<ReportRow, ?> column : table.getColumns()) {
            column.setPrefWidth(Math.round(widths.getOrDefault(column.getId(), 8.0) * em));
        }
        applying = before;
    }

    private List<TableColumn<ReportRow, ?>> arranged(List<TableColumn<ReportRow, ?>> made,
            GridContent content) {
        LayoutStore.Layout layout = store == null ? null : store.layout(id).orElse(null);
        if (layout == null) {
            made.forEach(column -> column.setVisible(!content.hiddenAtFirst().contains(column.getId())));
            return made;
        }
        List<TableColumn<ReportRow, ?>> order = new ArrayList<>(made);
        order.sort((a, b) -> Integer.compare(place(layout, a, made), place(layout, b, made)));
        for (TableColumn<ReportRow, ?> column : order) {
            column.setVisible(!layout.hidden().contains(column.getId()));
            widths.computeIfPresent(column.getId(), (key, width) -> layout.widths().getOrDefault(key, width));
        }
        return order;
    }

    private static int place(LayoutStore.Layout layout, TableColumn<ReportRow, ?> column,
            List<TableColumn<ReportRow, ?>> made) {
        int kept = layout.order().indexOf(column.getId());
        return kept >= 0 ? kept : made.size() + made.indexOf(column);
    }

    /** Keeps what the user has arranged. */
    void keep() {
        if (applying || store == null || table.getColumns().isEmpty()) {
            return;
        }
        List<String> order = table.getColumns().stream().map(TableColumn::getId).toList();
        List<String> hidden = table.getColumns().stream().filter(column -> !column.isVisible()).map(TableColumn::getId)
                .toList();
        Map<String, Double> resized = new TreeMap<>();
        for (TableColumn<ReportRow, ?> column : table.getColumns()) {
            double now = column.getWidth() / em;
            if (column.isVisible() && Math.abs(now - widths.getOrDefault(column.getId(), now)) > 0.3) {
                resized.put(column.getId(), now);
            }
        }
        store.keep(id, new LayoutStore.Layout(order, hidden, resized));
    }
}
