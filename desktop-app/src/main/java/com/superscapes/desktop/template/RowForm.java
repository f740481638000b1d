package com.superscapes.desktop.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a controller fills in about a row. */
public final class RowForm {

    /** What a row can be, as the server names it. */
    public static final List<String> KINDS = List.of("heading", "line", "unmapped", "adjustment", "subtotal", "total",
            "ratio", "check");
    /** How far a row can be indented. */
    public static final List<Integer> LEVELS = List.of(0, 1, 2, 3, 4);
    /** Which of debit and credit is positive. */
    public static final List<Integer> SIGNS = List.of(1, -1);
    /** Whether more is better, worse or neither. */
    public static final List<Integer> POLARITIES = List.of(1, 0, -1);
    static final List<String> TEXTS = List.of(RowFields.ID, RowFields.LABEL, RowFields.NUMERATOR,
            RowFields.DENOMINATOR);
    static final List<String> LISTS = List.of(RowFields.TYPES, RowFields.CLASSES, RowFields.CODES, RowFields.SUM,
            RowFields.PLUS);
    static final List<String> FLAGS = List.of(RowFields.HIDE_ZERO, RowFields.HIDE_ACCOUNTS, RowFields.ACCOUNTS_ONLY);

    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final StringProperty kind = new SimpleStringProperty("line");
    private final ObjectProperty<Integer> level = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> sign = new SimpleObjectProperty<>(1);
    private final ObjectProperty<Integer> polarity = new SimpleObjectProperty<>(0);
    private final Map<String, StringProperty> words = new HashMap<>();
    private final Map<String, BooleanProperty> flags = new HashMap<>();
    private Map<String, Object> before = Map.of();

    RowForm() {
        TEXTS.forEach(field -> words.put(field, new SimpleStringProperty("")));
        LISTS.forEach(field -> words.put(field, new SimpleStringProperty("")));
        FLAGS.forEach(field -> flags.put(field, new SimpleBooleanProperty()));
    }

    void show(Map<String, Object> row) {
        before = row;
        kind.set(RowFields.text(row, RowFields.KIND));
        level.set(RowFields.number(row, RowFields.LEVEL));
        sign.set(RowFields.number(row, RowFields.SIGN) < 0 ? -1 : 1);
        polarity.set(RowFields.number(row, RowFields.POLARITY));
        TEXTS.forEach(field -> word(field).set(RowFields.text(row, field)));
        LISTS.forEach(field -> word(field).set(RowFields.list(row, field)));
        FLAGS.forEach(field -> flag(field).set(RowFields.flag(row, field)));
        shown.set(true);
    }

    void hide() {
        shown.set(false);
    }

    /** The row as filled in; fields that a row of its kind does not have are left out. */
    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>(before);
        row.put(RowFields.KIND, kind.get());
        row.put(RowFields.LEVEL, level.get());
        row.put(RowFields.POLARITY, polarity.get());
        if (has(RowFields.SIGN)) {
            row.put(RowFields.SIGN, sign.get());
        } else {
            row.remove(RowFields.SIGN);
        }
        TEXTS.forEach(field -> RowFields.put(row, field, has(field) ? word(field).get() : ""));
        LISTS.forEach(field -> RowFields.putList(row, field, has(field) ? word(field).get() : ""));
        FLAGS.forEach(field -> RowFields.putFlag(row, field, has(field) && flag(field).get()));
        return row;
    }

    /** True for a field that a row of the chosen kind has. */
    public boolean has(String field) {
        boolean accounts = List.of("line", "unmapped", "adjustment").contains(kind.get());
        return switch (field) {
            case RowFields.ID, RowFields.LABEL, RowFields.KIND, RowFields.LEVEL -> true;
            case RowFields.POLARITY -> !kind.get().equals("heading");
            case RowFields.SUM -> List.of("subtotal", "total", "check").contains(kind.get());
            case RowFields.NUMERATOR, RowFields.DENOMINATOR -> kind.get().equals("ratio");
            case RowFields.HIDE_ZERO -> !kind.get().equals("heading");
            default -> accounts;
        };
    }

    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    public StringProperty kind() {
        return kind;
    }

    public ObjectProperty<Integer> level() {
        return level;
    }

    public ObjectProperty<Integer> sign() {
        return sign;
    }

    public ObjectProperty<Integer> polarity() {
        return polarity;
    }

    /** A field in words; several items have commas between. */
    public StringProperty word(String field) {
        return words.computeIfAbsent(field, unknown -> new SimpleStringProperty(""));
    }

    /** A field that holds or does not. */
    public BooleanProperty flag(String field) {
        return flags.computeIfAbsent(field, unknown -> new SimpleBooleanProperty());
    }
}
