package com.superscapes.desktop.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of a row's form; those that a row of the chosen kind does not have are not shown. */
public final class RowFieldsPane extends VBox {

    private static final List<String> ORDER = List.of(RowFields.LABEL, RowFields.ID, RowFields.KIND, RowFields.LEVEL,
            RowFields.TYPES, RowFields.CLASSES, RowFields.CODES, RowFields.SIGN, RowFields.PLUS, RowFields.SUM,
            RowFields.NUMERATOR, RowFields.DENOMINATOR, RowFields.POLARITY, RowFields.HIDE_ZERO,
            RowFields.HIDE_ACCOUNTS, RowFields.ACCOUNTS_ONLY);
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private @Nullable TextField first;

    public RowFieldsPane() {
        getStyleClass().add("row-fields");
    }

    /** Joins the fields to a form. */
    void serve(RowForm form) {
        for (String field : ORDER) {
            Node node = switch (field) {
                case RowFields.KIND -> choice(field, form.kind(), RowForm.KINDS, TemplateWords::kind);
                case RowFields.LEVEL -> choice(field, form.level(), RowForm.LEVELS, String::valueOf);
                case RowFields.SIGN -> choice(field, form.sign(), RowForm.SIGNS, TemplateWords::sign);
                case RowFields.POLARITY -> choice(field, form.polarity(), RowForm.POLARITIES, TemplateWords::polarity);
                default -> RowForm.FLAGS.contains(field) ? flag(field, form) : words(field, form);
            };
            fields.put(field, node);
        }
        getChildren().setAll(fields.values());
        form.kind().subscribe(kind -> fields.forEach((field, node) -> {
            node.setVisible(form.has(field));
            node.setManaged(form.has(field));
        }));
    }

    void focusFirst() {
        if (first != null) {
            first.requestFocus();
        }
    }

    private Node words(String field, RowForm form) {
        TextField text = new TextField();
        text.setId("row-" + field);
        text.textProperty().bindBidirectional(form.word(field));
        if (first == null) {
            first = text;
        }
        return labeled(field, text);
    }

    private static Node flag(String field, RowForm form) {
        CheckBox box = new CheckBox(TemplateWords.field(field));
        box.setId("row-" + field);
        box.selectedProperty().bindBidirectional(form.flag(field));
        return box;
    }

    private static <T> Node choice(String field, Property<T> value, List<T> all, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("row-" + field);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("words are shown, not read");
            }
        });
        box.getItems().setAll(all);
        box.valueProperty().bindBidirectional(value);
        return labeled(field, box);
    }

    private static Node labeled(String field, Node control) {
        Label label = new Label(TemplateWords.field(field));
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        VBox pair = new VBox(label, control);
        pair.getStyleClass().add("field");
        return pair;
    }
}
