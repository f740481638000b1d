package com.superscapes.desktop.statements;

import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.desktop.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How a statement is looked at, as controls; what the statement has no choice in is not shown. */
public final class ShapeBar extends FlowPane {

    private static final int ROWS_IN_SIGHT = 14;
    private final ToggleButton trailing = new ToggleButton(Texts.text("statements.trailing"));
    private final Button moved = new Button();
    private final Map<String, ComboBox<String>> boxes = new LinkedHashMap<>();
    private boolean showing;

    public ShapeBar() {
        getStyleClass().add("statement-shape");
        trailing.setId("shape-" + StatementShape.MONTHS);
        moved.setId("shape-moved");
        moved.getStyleClass().add("flat");
    }

    /** Joins the bar to a screen. */
    public void serve(ShapedViewModel viewModel) {
        trailing.setOnAction(
                pressed -> viewModel.reshape(StatementShape.MONTHS, trailing.isSelected() ? "12" : ""));
        moved.setOnAction(pressed -> viewModel.listMoved());
        box(viewModel, StatementShape.VIEW, Texts.text("statements.view"), ShapeWords::view);
        box(viewModel, StatementShape.BY, Texts.text("statements.by"), ShapeWords::dimension);
        box(viewModel, StatementShape.ALLOCATION, Texts.text("statements.allocation"), ShapeWords::allocation);
        box(viewModel, StatementShape.RECLASSIFY, Texts.text("statements.reclassify"), ShapeWords::reclassified);
        box(viewModel, StatementShape.ROUND, Texts.text("statements.rounding"), ShapeWords::unit);
        box(viewModel, StatementShape.BUDGET, Texts.text("statements.budget"),
                code -> ShapeWords.budget(viewModel.budgets(), code));
        box(viewModel, StatementShape.ROWS, Texts.text("statements.rows"),
                version -> ShapeWords.version(viewModel.versions(), version));
        box(viewModel, StatementShape.AS_OF, Texts.text("statements.asOf.name"), ShapeWords::asOf);
        box(viewModel, StatementShape.SINCE, Texts.text("statements.since.name"), ShapeWords::since);
        getChildren().add(trailing);
        getChildren().addAll(boxes.values());
        getChildren().add(moved);
        viewModel.shape().subscribe(shape -> show(viewModel));
        viewModel.statement().subscribe(shown -> show(viewModel));
        viewModel.offer().subscribe(offer -> show(viewModel));
        viewModel.content().subscribe(content -> show(viewModel));
    }

    private void box(ShapedViewModel viewModel, String choice, String name, UnaryOperator<String> words) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("shape-" + choice);
        box.setAccessibleText(name);
        box.setVisibleRowCount(ROWS_IN_SIGHT);
        box.setMinWidth(USE_PREF_SIZE);
        box.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("words are shown, not read");
            }
        });
        box.setOnAction(chosen -> {
            if (!showing && box.getValue() != null) {
                viewModel.reshape(choice, box.getValue());
            }
        });
        boxes.put(choice, box);
    }

    private void show(ShapedViewModel viewModel) {
        showing = true;
        StatementShape shape = viewModel.shape().get();
        shown(trailing, viewModel.has(StatementShape.MONTHS));
        trailing.setSelected(shape.is(StatementShape.MONTHS));
        boxes.forEach((choice, box) -> {
            List<String> values = new ArrayList<>(values(viewModel, choice));
            if (!values.contains(shape.get(choice))) {
                values.add(shape.get(choice));
            }
            if (!box.getItems().equals(values)) {
                box.getItems().setAll(values);
            }
            box.setValue(shape.get(choice));
            shown(box, viewModel.has(choice));
        });
        moved.setText(Texts.text("statements.moved.count", Integer.toString(viewModel.moved().get())));
        shown(moved, viewModel.moved().get() > 0);
        shown(this, getChildren().stream().anyMatch(Node::isVisible));
        showing = false;
    }

    private static List<String> values(ShapedViewModel viewModel, String choice) {
        List<String> loads = viewModel.offer().get().batches().stream().map(String::valueOf).toList();
        return switch (choice) {
            case StatementShape.VIEW -> ShapeWords.VIEWS;
            case StatementShape.BY -> ShapeWords.DIMENSIONS;
            case StatementShape.ALLOCATION -> ShapeWords.ALLOCATIONS;
            case StatementShape.RECLASSIFY -> ShapeWords.ABOVE;
            case StatementShape.ROUND -> ShapeWords.UNITS;
            case StatementShape.BUDGET -> plainAnd(
                    viewModel.budgets().keySet().stream().filter(code -> !code.equals(ShapeWords.BUDGET)).toList());
            case StatementShape.ROWS -> plainAnd(viewModel.versions().stream().map(StatementTemplate::version)
                    .map(String::valueOf).toList());
            default -> plainAnd(loads);
        };
    }

    private static List<String> plainAnd(List<String> others) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(others);
        return all;
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
