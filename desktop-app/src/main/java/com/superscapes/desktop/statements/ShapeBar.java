package com.superscapes.desktop.statements;

import com.superscapes.desktop.text.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The controls of a statement's shape: what they show and what they ask for. */
final class ShapeBar {

    private static final List<String> DIMENSIONS = List.of("", "branch", "division", "service-line", "customer", "job",
            "region", "company");
    private static final List<Integer> UNITS = List.of(0, 1, 1000);
    private final StatementsViewModel viewModel;
    private final ToggleButton trailing;
    private final ComboBox<String> by;
    private final ComboBox<Integer> rounding;
    private final ComboBox<Long> asOf;
    private final ComboBox<Long> since;
    private boolean showing;

    ShapeBar(StatementsViewModel viewModel, ToggleButton trailing, ComboBox<String> by, ComboBox<Integer> rounding,
            ComboBox<Long> asOf, ComboBox<Long> since) {
        this.viewModel = viewModel;
        this.trailing = trailing;
        this.by = by;
        this.rounding = rounding;
        this.asOf = asOf;
        this.since = since;
        by.setConverter(words(ShapeBar::dimension));
        by.getItems().setAll(DIMENSIONS);
        rounding.setConverter(words(ShapeBar::unit));
        rounding.getItems().setAll(UNITS);
        asOf.setConverter(words(batch -> batch == 0
                ? Texts.text("statements.asOf.current")
                : Texts.text("statements.asOf", Long.toString(batch))));
        since.setConverter(words(batch -> batch == 0
                ? Texts.text("statements.since.none")
                : Texts.text("statements.since", Long.toString(batch))));
        follow();
        viewModel.shape().subscribe(this::show);
        viewModel.statement().subscribe(shown -> show(viewModel.shape().get()));
        viewModel.batches().subscribe(this::offer);
    }

    private void follow() {
        trailing.setOnAction(pressed -> viewModel.reshape(viewModel.shape().get().withTrailing(trailing.isSelected())));
        choice(by, dimension -> viewModel.shape().get().withBy(dimension));
        choice(rounding, unit -> viewModel.shape().get().withRounding(unit));
        choice(asOf, batch -> viewModel.shape().get().withBatch(batch));
        choice(since, batch -> viewModel.shape().get().withSince(batch));
    }

    private <T> void choice(ComboBox<T> box, Function<T, StatementShape> shape) {
        box.setOnAction(chosen -> {
            if (!showing && box.getValue() != null) {
                viewModel.reshape(shape.apply(box.getValue()));
            }
        });
    }

    private void offer(List<Long> batches) {
        showing = true;
        for (ComboBox<Long> box : List.of(asOf, since)) {
            box.getItems().setAll(0L);
            box.getItems().addAll(batches);
        }
        showing = false;
        show(viewModel.shape().get());
    }

    private void show(StatementShape shape) {
        showing = true;
        boolean profit = viewModel.statement().get().equals(StatementsViewModel.PROFIT_AND_LOSS);
        boolean bridged = profit || viewModel.statement().get().equals(StatementsViewModel.BALANCE_SHEET);
        trailing.setSelected(shape.trailing());
        by.setValue(shape.by());
        rounding.setValue(shape.rounding());
        asOf.setValue(shape.batch());
        since.setValue(shape.since());
        trailing.setDisable(viewModel.statement().get().equals(StatementsViewModel.BALANCE_SHEET));
        by.setDisable(!profit);
        since.setDisable(!bridged);
        showing = false;
    }

    private static String dimension(String dimension) {
        return switch (dimension) {
            case "branch" -> Texts.text("statements.by.branch");
            case "division" -> Texts.text("statements.by.division");
            case "service-line" -> Texts.text("statements.by.serviceLine");
            case "customer" -> Texts.text("statements.by.customer");
            case "job" -> Texts.text("statements.by.job");
            case "region" -> Texts.text("statements.by.region");
            case "company" -> Texts.text("statements.by.company");
            default -> Texts.text("statements.by.none");
        };
    }

    private static String unit(int unit) {
        return switch (unit) {
            case 1 -> Texts.text("statements.rounding.whole");
            case 1000 -> Texts.text("statements.rounding.thousands");
            default -> Texts.text("statements.rounding.none");
        };
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {

            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
