package com.superscapes.desktop.grid;

import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row whose look follows its style: subtotals with a rule above, totals with a double rule below. */
final class FigureRow extends TableRow<ReportRow> {

    private final IntConsumer shown;

    FigureRow(IntConsumer shown) {
        this.shown = shown;
        getStyleClass().add("figure-row");
    }

    @Override
    protected void updateItem(@Nullable ReportRow row, boolean empty) {
        super.updateItem(row, empty);
        for (RowStyle style : RowStyle.values()) {
            boolean is = !empty && row != null && row.style() == style;
            pseudoClassStateChanged(PseudoClass.getPseudoClass(style.name().toLowerCase(Locale.ROOT)), is);
        }
        if (!empty) {
            shown.accept(getIndex());
        }
    }
}
