package com.superscapes.sync.row;

import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.FieldSource;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.source.UnreadableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The logical fields of one table: which column holds them and how their text is read. */
final class Fields {

    private final TextTable table;
    private final Mapping.FileSpec spec;
    private final Map<String, Field> byName = new HashMap<>();
    private final Field[] byColumn = new Field[Column.values().length];
    private final AmountFormat amounts;
    private final DateFormat dates;

    /**
     * A logical field of the table.
     *
     * @param index  of its column; -1 where the table has none
     * @param source null where the mapping does not name it
     */
    record Field(String name, int index, @Nullable FieldSource source) {
    }

    /** @throws UnreadableSource if a column of the mapping is not in the table */
    Fields(TextTable table, Mapping.FileSpec spec, OpenRange open) throws UnreadableSource {
        this.table = table;
        this.spec = spec;
        this.amounts = new AmountFormat(spec.format().decimal(), spec.format().grouping());
        this.dates = DateFormat.of(spec.format().date(), open);
        for (Map.Entry<String, FieldSource> field : spec.fields().entrySet()) {
            String column = field.getValue().column();
            byName.put(field.getKey(), new Field(field.getKey(),
                    column == null ? -1 : index(field.getKey(), column), field.getValue()));
        }
        for (Column column : Column.values()) {
            byColumn[column.ordinal()] = named(column.word());
        }
    }

    private int index(String field, String name) throws UnreadableSource {
        if (!spec.format().header()) {
            return Integer.parseInt(name) - 1;
        }
        List<String> header = table.header();
        if (header.contains(name)) {
            return header.indexOf(name);
        }
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        throw new UnreadableSource(table.name(), 1L, name, "missing-column", "the file has no column '" + name
                + "', which the mapping names for '" + field + "'; it has " + String.join(", ", header));
    }

    /** The field of this name, filled or not. */
    Field named(String name) {
        Field known = byName.get(name);
        return known == null ? new Field(name, -1, null) : known;
    }

    boolean has(Column column) {
        return byColumn[column.ordinal()].index() >= 0;
    }

    /** The column's name in the table, or the logical field's where the table has none. */
    String nameOf(Column column) {
        return nameOf(byColumn[column.ordinal()]);
    }

    String nameOf(Field field) {
        return field.index() < 0 ? field.name() : table.columnName(field.index());
    }

    @Nullable
    String text(TextRow found, Column column) throws BadField {
        return text(found, byColumn[column.ordinal()]);
    }

    /** The text without blanks around it and as the mapping turns it, or the default, or null when nothing is left. */
    @Nullable
    String text(TextRow found, Field field) throws BadField {
        FieldSource source = field.source();
        if (source == null) {
            return null;
        }
        if (field.index() < 0) {
            return source.otherwise();
        }
        if (field.index() >= found.fieldCount()) {
            throw new BadField(nameOf(field), "wrong-field-count", "the row has only " + found.fieldCount()
                    + " fields", found.raw());
        }
        String text = found.field(field.index()).strip();
        // Postgres text holds every character but this one.
        if (text.indexOf('\u0000') >= 0) {
            throw new BadField(nameOf(field), "malformed-text", "the text contains a NUL character", null);
        }
        return source.apply(text);
    }

    String textOr(TextRow found, Column column, String otherwise) throws BadField {
        String text = text(found, column);
        return text == null ? otherwise : text;
    }

    String required(TextRow found, Column column) throws BadField {
        String text = text(found, column);
        if (text == null) {
            throw missing(byColumn[column.ordinal()]);
        }
        return text;
    }

    BadField missing(Field field) {
        return new BadField(nameOf(field), "missing-value", "the value is missing", null);
    }

    @Nullable
    BigDecimal amount(TextRow found, Column column) throws BadField {
        return amount(found, byColumn[column.ordinal()]);
    }

    /** An amount or quantity, with the sign turned where the mapping says so. */
    @Nullable
    BigDecimal amount(TextRow found, Field field) throws BadField {
        String text = text(found, field);
        if (text == null || field.source() == null) {
            return null;
        }
        BigDecimal amount = amounts.parse(nameOf(field), text);
        return field.source().negate() ? amount.negate() : amount;
    }

    @Nullable
    LocalDate date(TextRow found, Column column) throws BadField {
        return date(found, byColumn[column.ordinal()]);
    }

    @Nullable
    LocalDate date(TextRow found, Field field) throws BadField {
        String text = text(found, field);
        return text == null ? null : dates.parse(nameOf(field), text);
    }

    /** True for a row that counts no more, as the mapping's {@code dead} says. */
    boolean dead(TextRow found) {
        return spec.dead() != null && meets(found, spec.dead());
    }

    /** False for a row that the mapping does not mean, as its {@code only} says. */
    boolean meant(TextRow found) {
        return spec.only() == null || meets(found, spec.only());
    }

    private boolean meets(TextRow found, Mapping.Condition condition) {
        for (int i = 0; i < table.header().size() && i < found.fieldCount(); i++) {
            if (table.header().get(i).equalsIgnoreCase(condition.column())) {
                return condition.meets(found.field(i).strip());
            }
        }
        return false;
    }
}
