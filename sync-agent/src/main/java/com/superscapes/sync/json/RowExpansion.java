package com.superscapes.sync.json;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.row.ColumnPath;
import com.superscapes.sync.row.NestedRow;
import java.math.BigDecimal;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a record to its rows: one for each item of the innermost list, with the values of what encloses it. */
final class RowExpansion {

    private static final int LONGEST_EXPONENT = 30;

    private final List<ColumnPath> columns;
    private final List<String> names;
    private final List<List<String>> inner;
    private final char decimal;
    private final boolean[] seen;

    /**
     * @param names   the columns as the mapping writes them
     * @param inner   keys on the way to each list within a record
     * @param decimal the decimal sign of the file's texts, which numbers get too
     */
    RowExpansion(List<ColumnPath> columns, List<String> names, List<List<String>> inner, char decimal) {
        this.columns = columns;
        this.names = names;
        this.inner = inner;
        this.decimal = decimal;
        this.seen = new boolean[columns.size()];
    }

    /** An object and what encloses it. */
    private record Level(JsonValue.Fields object, @Nullable Level outside) {
    }

    /** True once a row had a value at the column's path, even null. */
    boolean seen(int column) {
        return seen[column];
    }

    void expand(JsonRecords.Found found, Deque<NestedRow> rows) {
        BadField problem = found.problem();
        JsonValue value = found.value();
        if (problem != null || value == null) {
            rows.add(NestedRow.unreadable(found.line(), columns.size(), problem == null
                    ? new BadField(null, "broken-json", "the record cannot be read", null)
                    : problem));
            return;
        }
        Level outside = null;
        for (JsonValue.Fields enclosing : found.outer()) {
            outside = new Level(enclosing, outside);
        }
        expand(value, outside, 0, rows);
    }

    private void expand(JsonValue value, @Nullable Level outside, int depth, Deque<NestedRow> rows) {
        if (!(value instanceof JsonValue.Fields object)) {
            rows.add(wrong(value, null, "a row must be an object, not " + value.what()));
            return;
        }
        Level level = new Level(object, outside);
        if (depth == inner.size()) {
            rows.add(row(level));
            return;
        }
        List<String> keys = inner.get(depth);
        for (int i = 0; i < keys.size() - 1; i++) {
            JsonValue step = level.object().fields().get(keys.get(i));
            if (!(step instanceof JsonValue.Fields on)) {
                rejectUnlessMissing(step, keys.get(i), "an object", rows);
                return;
            }
            level = new Level(on, level);
        }
        list(level, keys.getLast(), depth + 1, rows);
    }

    private void list(Level level, String key, int depth, Deque<NestedRow> rows) {
        if (key.equals(level.object().twice())) {
            rows.add(NestedRow.unreadable(level.object().line(), columns.size(), twice(key)));
            return;
        }
        switch (level.object().fields().get(key)) {
            case JsonValue.Items list -> list.items().forEach(item -> expand(item, level, depth, rows));
            // A list of one is often written as the one itself.
            case JsonValue.Fields one -> expand(one, level, depth, rows);
            case null -> rejectUnlessMissing(null, key, "a list", rows);
            case JsonValue.Text text -> rejectUnlessMissing(text, key, "a list", rows);
        }
    }

    /** A record without the list has no rows; one with something else in its place is wrong. */
    private void rejectUnlessMissing(@Nullable JsonValue value, String key, String wanted, Deque<NestedRow> rows) {
        if (value != null && !(value instanceof JsonValue.Text text && text.type() == JsonValue.Type.NULL)) {
            rows.add(wrong(value, key, "'" + key + "' must be " + wanted + ", not " + value.what()));
        }
    }

    private NestedRow wrong(JsonValue value, @Nullable String field, String reason) {
        return NestedRow.unreadable(value.line(), columns.size(), new BadField(field, "wrong-type", reason,
                value instanceof JsonValue.Text text ? text.text() : null));
    }

    private NestedRow row(Level level) {
        String[] texts = new String[columns.size()];
        BadField problem = null;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "";
            try {
                texts[i] = text(level, i);
            } catch (BadField bad) {
                problem = problem == null ? bad : problem;
            }
        }
        return new NestedRow(level.object().line(), texts, problem);
    }

    private String text(Level row, int column) throws BadField {
        ColumnPath path = columns.get(column);
        Level level = row;
        for (int up = 0; up < path.up(); up++) {
            level = level.outside();
            if (level == null) {
                throw new BadField(names.get(column), "missing-value",
                        "the path leads out of the file: nothing encloses the row that far up", null);
            }
        }
        JsonValue value = value(level.object(), path.path());
        seen[column] |= value != null;
        return switch (value) {
            case null -> "";
            case JsonValue.Text text -> text.type() == JsonValue.Type.NUMBER ? number(text.text()) : text.text();
            default -> throw new BadField(names.get(column), "wrong-type",
                    "a single value should stand here, not " + value.what(), null);
        };
    }

    /** A key may have dots of its own: the longest one that is there holds. */
    private static @Nullable JsonValue value(JsonValue.Fields object, String path) throws BadField {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            String key = path.substring(0, end);
            JsonValue found = object.fields().get(key);
            if (found != null && key.equals(object.twice())) {
                throw twice(key);
            }
            if (found != null) {
                return end == path.length()
                        ? found
                        : found instanceof JsonValue.Fields inside ? value(inside, path.substring(end + 1)) : null;
            }
        }
        return null;
    }

    private static BadField twice(String key) {
        return new BadField(key, "duplicate-field", "the field stands twice in the record", null);
    }

    /** Every digit as it is written; 1.5E+3 is 1500. */
    private String number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String plain = exponent < 0 || Math.abs(exponent(text.substring(exponent + 1))) > LONGEST_EXPONENT
                ? text
                : new BigDecimal(text).toPlainString();
        return decimal == '.' ? plain : plain.replace('.', decimal);
    }

    private static int exponent(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
