package com.superscapes.desktop.grid;

import com.superscapes.reports.Cell;
import com.superscapes.reports.CellText;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A figure or word as look.md has it: right-aligned, the digits of negatives above the digits of positives. */
final class FigureCell extends TableCell<ReportRow, Cell> {

    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final PseudoClass DRILL = PseudoClass.getPseudoClass("drill");
    private static final double INDENT_EM = 1.2;
    private final FinanceGrid grid;
    private final int index;

    FigureCell(FinanceGrid grid, int index) {
        this.grid = grid;
        this.index = index;
        getStyleClass().add("figure-cell");
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        textTruncatedProperty().subscribe(cut -> explain());
    }

    private void clicked(MouseEvent click) {
        GridContent content = grid.content();
        ReportRow row = getTableRow() == null ? null : getTableRow().getItem();
        if (content == null || row == null || click.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (click.getClickCount() == 2) {
            grid.drill(new GridCell(row, content.report().columns().get(index), index));
        } else if (getGraphic() != null && index == 0 && grid.outline().opens(row)
                && click.getX() < getGraphic().getBoundsInParent().getMaxX() + 4) {
            grid.toggle(row);
        }
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        ReportRow row = getTableRow() == null ? null : getTableRow().getItem();
        GridContent content = grid.content();
        if (empty || cell == null || row == null || content == null || stale(content, row)) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            direction(0);
            pseudoClassStateChanged(DRILL, false);
            return;
        }
        show(content, row);
    }

    // While content changes, a cell may be asked once more for a row or column of before.
    private boolean stale(GridContent content, ReportRow row) {
        return index >= row.cells().size() || row.cells().size() != content.report().columns().size();
    }

    private void show(GridContent content, ReportRow row) {
        ReportColumn column = content.report().columns().get(index);
        String text = CellText.of(content.report(), row, index);
        setText(text);
        explain();
        setAlignment(column.kind().numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        double em = getFont().getSize();
        setPadding(column.kind().numeric() ? FigurePadding.of(text, em) : label(row, em));
        int direction = GridText.direction(content.report(), row, index);
        direction(direction);
        setContentDisplay(ContentDisplay.LEFT);
        setGraphic(index == 0 && grid.outline().opens(row) ? disclosure(row) : direction == 0 ? null : mark());
        pseudoClassStateChanged(DRILL,
                column.kind().numeric() && content.opens(row.id(), column.id()) && !text.isEmpty());
        setAccessibleText(GridText.spoken(CellText.of(content.report(), row, 0), column, text));
    }

    /** A text that does not fit is said whole on hover. */
    private void explain() {
        setTooltip(isTextTruncated() ? new Tooltip(getText()) : null);
    }

    private Insets label(ReportRow row, double em) {
        boolean outlined = index == 0 && row.level() > 0 && grid.outline().anyToOpen();
        double room = outlined && !grid.outline().opens(row) ? 1.15 * em : 0;
        double indent = index == 0 ? row.level() * INDENT_EM * em : 0;
        return new Insets(0, 0.6 * em, 0, 0.6 * em + indent + room);
    }

    private Region disclosure(ReportRow row) {
        Region arrow = new Region();
        arrow.getStyleClass().addAll("disclosure", grid.isOpen(row) ? "open" : "closed");
        return arrow;
    }

    private static Region mark() {
        Region mark = new Region();
        mark.getStyleClass().add("variance-mark");
        return mark;
    }

    private void direction(int direction) {
        pseudoClassStateChanged(BETTER, direction > 0);
        pseudoClassStateChanged(WORSE, direction < 0);
    }
}
