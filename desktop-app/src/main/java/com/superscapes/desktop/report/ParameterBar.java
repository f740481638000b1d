package com.superscapes.desktop.report;

import com.superscapes.api.report.ReportParameter;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.desktop.report.ReportViewModel.Question;
import com.superscapes.desktop.text.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

/** A report's parameters as controls; what leaves nothing to choose is not shown. */
public final class ParameterBar extends FlowPane {

    private static final int FEWEST_TO_CHOOSE_FROM = 2;
    private static final int WORDS = 9;
    private BiConsumer<String, String> onChoose = (parameter, value) -> {
    };

    public ParameterBar() {
        getStyleClass().addAll("filter-bar", "parameter-bar");
    }

    /** Called with a parameter's code and its new value, in the form it is sent in. */
    public void setOnChoose(BiConsumer<String, String> choose) {
        onChoose = choose;
    }

    /** Shows the parameters of a question with their values. */
    public void show(@Nullable Question question) {
        getChildren().clear();
        if (question != null) {
            for (ReportParameter parameter : question.report().parameters()) {
                String value = question.values().getOrDefault(parameter.code(), "");
                if (worthAsking(parameter)) {
                    getChildren().add(labeled(parameter, control(parameter, value)));
                }
            }
        }
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private static boolean worthAsking(ReportParameter parameter) {
        boolean chooses = parameter.kind() == ReportParameter.Kind.CHOICE
                || parameter.kind() == ReportParameter.Kind.CHOICES;
        return !chooses || parameter.choices().size() >= FEWEST_TO_CHOOSE_FROM;
    }

    private static Node labeled(ReportParameter parameter, Control control) {
        control.setId("parameter-" + parameter.code());
        control.setAccessibleText(parameter.label());
        if (control instanceof CheckBox) {
            return control;
        }
        Label label = new Label(parameter.label());
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setMinWidth(USE_PREF_SIZE);
        HBox pair = new HBox(label, control);
        pair.setAlignment(Pos.CENTER_LEFT);
        pair.getStyleClass().add("parameter");
        return pair;
    }

    private Control control(ReportParameter parameter, String value) {
        return switch (parameter.kind()) {
            case DATE -> date(parameter, value);
            case CHOICE -> choice(parameter, value);
            case CHOICES -> choices(parameter, value);
            case FLAG -> flag(parameter, value);
            case TEXT, COUNT, MONEY -> words(parameter, value);
        };
    }

    private Control date(ReportParameter parameter, String value) {
        DatePicker picker = new DatePicker();
        picker.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable LocalDate day) {
                return day == null ? "" : day.toString();
            }

            @Override
            public @Nullable LocalDate fromString(String text) {
                try {
                    return LocalDate.parse(text.strip());
                } catch (DateTimeParseException noDay) {
                    return picker.getValue();
                }
            }
        });
        picker.setValue(picker.getConverter().fromString(value));
        picker.getEditor().setPrefColumnCount(WORDS);
        picker.getEditor().setAccessibleText(parameter.label());
        picker.valueProperty().subscribe((before, day) -> {
            if (day != null) {
                onChoose.accept(parameter.code(), day.toString());
            }
        });
        return picker;
    }

    private Control choice(ReportParameter parameter, String value) {
        ComboBox<Choice> box = new ComboBox<>();
        box.setConverter(names());
        box.getItems().setAll(parameter.choices());
        box.setValue(parameter.choices().stream().filter(choice -> choice.code().equals(value)).findFirst()
                .orElse(null));
        box.setOnAction(chosen -> {
            if (box.getValue() != null) {
                onChoose.accept(parameter.code(), box.getValue().code());
            }
        });
        return box;
    }

    private Control choices(ReportParameter parameter, String value) {
        CheckComboBox<Choice> box = new CheckComboBox<>();
        box.setConverter(names());
        box.setTitle(Texts.text("report.parameter.all", parameter.label().toLowerCase(Locale.ROOT)));
        box.getItems().setAll(parameter.choices());
        List<String> codes = Arrays.asList(value.split(","));
        parameter.choices().stream().filter(choice -> codes.contains(choice.code()))
                .forEach(choice -> box.getCheckModel().check(choice));
        box.getCheckModel().getCheckedItems().addListener((ListChangeListener<Choice>) change -> onChoose.accept(
                parameter.code(), box.getCheckModel().getCheckedItems().stream().map(Choice::code)
                        .collect(Collectors.joining(","))));
        // The keyboard stops at the box inside, so that one has to say its name.
        box.skinProperty().subscribe(() -> box.getChildrenUnmodifiable()
                .forEach(inner -> inner.setAccessibleText(parameter.label())));
        return box;
    }

    private Control flag(ReportParameter parameter, String value) {
        CheckBox box = new CheckBox(parameter.label());
        box.setSelected(value.equals("true"));
        box.setOnAction(pressed -> onChoose.accept(parameter.code(), Boolean.toString(box.isSelected())));
        return box;
    }

    private Control words(ReportParameter parameter, String value) {
        TextField field = new TextField(value);
        field.setPrefColumnCount(WORDS);
        field.setOnAction(entered -> onChoose.accept(parameter.code(), field.getText().strip()));
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                onChoose.accept(parameter.code(), field.getText().strip());
            }
        });
        return field;
    }

    private static StringConverter<Choice> names() {
        return new StringConverter<>() {

            @Override
            public String toString(@Nullable Choice choice) {
                return choice == null ? "" : choice.name();
            }

            @Override
            public Choice fromString(String text) {
                throw new UnsupportedOperationException("names are shown, not read");
            }
        };
    }
}
