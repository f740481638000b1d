package com.superscapes.desktop.grid;

import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The client's one table: rows of one height, totals in sight, cells that can be walked, copied and drilled by keyboard. */
public final class FinanceGrid extends BorderPane {

    private static final double ROW_HEIGHT_EM = 2.15;
    private static final int ROWS_AHEAD = 60;
    private final TableView<ReportRow> table = new TableView<>();
    private final ObservableList<ReportRow> visible = FXCollections.observableArrayList();
    private final Outline outline = new Outline();
    private final Arrangement arrangement = new Arrangement();
    private final TotalsRow totals = new TotalsRow(table);
    private final Skeleton skeleton = new Skeleton();
    private final ColumnLayout columns = new ColumnLayout(this, table);
    private final Label ruler = new Label();
    private final ReadOnlyObjectWrapper<@Nullable GridCell> focused = new ReadOnlyObjectWrapper<>(null);
    private @Nullable GridContent content;
    private boolean arrangeable;
    private Consumer<GridCell> onDrill = cell -> {
    };
    private Runnable onNearEnd = () -> {
    };
    private Consumer<Boolean> onCopy = whole -> {
    };

    public FinanceGrid() {
        getStyleClass().add("finance-grid");
        table.setItems(visible);
        table.setSortPolicy(sorted -> {
            refreshRows();
            return true;
        });
        table.setAccessibleText(Texts.text("grid.accessible"));
        table.setPlaceholder(new Label(""));
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(view -> new FigureRow(this::rowShown));
        table.getFocusModel().focusedCellProperty().subscribe(this::focusMoved);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        ruler.setManaged(false);
        ruler.setVisible(false);
        ruler.setAccessibleRole(AccessibleRole.NODE);
        StackPane body = new StackPane(table, skeleton);
        setCenter(body);
        setBottom(totals);
        getChildren().add(ruler);
        ruler.fontProperty().subscribe(font -> resize(font.getSize()));
    }

    private void resize(double em) {
        table.setFixedCellSize(Math.round(ROW_HEIGHT_EM * em));
        columns.resize(em);
        totals.resize(em);
    }

    /** Shows the grid's shape in grey until content arrives; content already there stays. */
    public void showLoading() {
        skeleton.setVisible(content == null);
    }

    /** Shows content; the same columns keep their widths, so that values never jump. */
    public void show(GridContent shown, LayoutStore layouts) {
        boolean grows = content != null && grew(content, shown);
        content = shown;
        skeleton.setVisible(false);
        columns.show(shown, layouts);
        outline.take(shown.body());
        List<ReportRow> rows = rowsInSight(shown);
        if (grows && table.getSortOrder().isEmpty() && !arrangement.narrows()) {
            visible.addAll(rows.subList(visible.size(), rows.size()));
        } else {
            visible.setAll(rows);
        }
        totals.show(shown);
    }

    private List<ReportRow> rowsInSight(GridContent shown) {
        return arrangement.of(outline.visible(shown.body()),
                table.getSortOrder().isEmpty() ? null : table.getComparator());
    }

    /** Lets the rows of a list be sorted by its heads and looked through; statements keep the order they have. */
    public void setArrangeable(boolean may) {
        arrangeable = may;
    }

    boolean arrangeable() {
        return arrangeable;
    }

    /** Shows the rows that hold all these words; every row for an empty text. */
    public void lookFor(String text) {
        arrangement.lookFor(text);
        refreshRows();
    }

    /** Sorts by the column with the focus: up, down, then as the rows came. */
    private void sortFocused(TablePosition<?, ?> at) {
        TableColumn<ReportRow, ?> column = table.getVisibleLeafColumn(at.getColumn());
        boolean same = table.getSortOrder().contains(column);
        boolean back = same && column.getSortType() == TableColumn.SortType.DESCENDING;
        column.setSortType(same ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(back ? List.of() : List.of(column));
    }

    private static boolean grew(GridContent before, GridContent after) {
        int old = before.body().size();
        return old > 0 && after.body().size() > old && before.report().columns().equals(after.report().columns())
                && after.body().subList(0, old).equals(before.body());
    }

    /** Forgets the content. */
    public void clear() {
        content = null;
        visible.clear();
        totals.clear();
    }

    /** What is shown, or null. */
    public @Nullable GridContent content() {
        return content;
    }

    /** The cell with the focus, or null. */
    public ReadOnlyObjectProperty<@Nullable GridCell> focusedCell() {
        return focused.getReadOnlyProperty();
    }

    public void setOnDrill(Consumer<GridCell> drill) {
        onDrill = drill;
        totals.setOnDrill(this::drill);
    }

    /** Called when the last loaded rows come into sight. */
    public void setOnNearEnd(Runnable nearEnd) {
        onNearEnd = nearEnd;
    }

    /** Called with true for the whole grid, false for the chosen cells. */
    public void setOnCopy(Consumer<Boolean> copy) {
        onCopy = copy;
    }

    /** The table itself, for focus and tests. */
    public TableView<ReportRow> table() {
        return table;
    }

    ColumnLayout columns() {
        return columns;
    }

    Outline outline() {
        return outline;
    }

    /** Opens or closes all lines. */
    public void openAll(boolean open) {
        outline.all(open);
        refreshRows();
    }

    private boolean rowOpens(ReportRow row) {
        return outline.opens(row);
    }

    boolean isOpen(ReportRow row) {
        return outline.isOpen(row);
    }

    void toggle(ReportRow row) {
        outline.toggle(row);
        refreshRows();
    }

    private void refreshRows() {
        if (content != null) {
            TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
            visible.setAll(rowsInSight(content));
            table.refresh();
            focusCell(Math.min(at.getRow(), visible.size() - 1), at.getColumn());
        }
    }

    /** Puts the focus on a cell, both counted from 0 as shown. */
    public void focusCell(int row, int column) {
        List<TableColumn<ReportRow, ?>> shown = table.getVisibleLeafColumns();
        if (row >= 0 && column >= 0 && column < shown.size()) {
            table.getSelectionModel().clearAndSelect(row, shown.get(column));
            table.getFocusModel().focus(row, shown.get(column));
        }
    }

    private void rowShown(int index) {
        if (index >= visible.size() - ROWS_AHEAD) {
            onNearEnd.run();
        }
    }

    private void focusMoved(@Nullable TablePosition<?, ?> position) {
        focused.set(position == null ? null : cell(position));
    }

    private @Nullable GridCell cell(TablePosition<?, ?> position) {
        int row = position.getRow();
        if (content == null || position.getTableColumn() == null || row < 0 || row >= visible.size()) {
            return null;
        }
        int column = ColumnLayout.index(position.getTableColumn());
        return new GridCell(visible.get(row), content.report().columns().get(column), column);
    }

    private void keyPressed(KeyEvent event) {
        GridCell cell = focused.get();
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            onCopy.accept(event.isShiftDown() || table.getSelectionModel().getSelectedCells().isEmpty());
            event.consume();
        } else if (cell != null && event.getCode() == KeyCode.ENTER && !event.isAltDown()) {
            drill(cell);
            event.consume();
        } else if (cell != null && event.getCode() == KeyCode.SPACE && rowOpens(cell.row())) {
            toggle(cell.row());
            event.consume();
        } else if (arrangeable && cell != null && event.getCode() == KeyCode.F6) {
            sortFocused(table.getFocusModel().getFocusedCell());
            event.consume();
        }
    }

    void drill(GridCell cell) {
        if (content != null && content.opens(cell.row().id(), cell.column().id())) {
            onDrill.accept(cell);
        }
    }

    /** Opens what is behind the cell with the focus. */
    public void drillFocused() {
        GridCell cell = focused.get();
        if (cell != null) {
            drill(cell);
        }
    }

    /** True for rows that open to what is behind them. */
    public boolean drillable(ReportRow row) {
        return content != null && content.drillable().contains(row.id());
    }

    /** The chosen cells as text for Excel. */
    public String selectedText() {
        Set<Integer> rows = new TreeSet<>();
        Set<Integer> chosenColumns = new TreeSet<>();
        Set<List<Integer>> chosen = new HashSet<>();
        for (TablePosition<?, ?> position : table.getSelectionModel().getSelectedCells()) {
            int column = ColumnLayout.index(position.getTableColumn());
            rows.add(position.getRow());
            chosenColumns.add(column);
            chosen.add(List.of(position.getRow(), column));
        }
        List<Integer> order = new ArrayList<>(rows);
        return GridCopy.cells(order.stream().map(visible::get).toList(), new ArrayList<>(chosenColumns),
                (row, column) -> chosen.contains(List.of(order.get(row), column)));
    }

    /** The report with the columns, order and rows in sight: what is copied and exported. */
    public Report asShown() {
        GridContent all = Objects.requireNonNull(content, "the grid is empty");
        List<ReportRow> rows = new ArrayList<>(visible);
        rows.addAll(all.totals());
        return AsShown.of(all.report(), rows, table.getVisibleLeafColumns().stream().map(ColumnLayout::index).toList());
    }
}
