package com.superscapes.sync.csv;

import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.source.UnreadableSource;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The logical fields of one record: which column holds them and how their text is read. */
final class Fields {

    private final CsvTable table;
    private final Mapping.FileSpec spec;
    private final int[] indexes = new int[Column.values().length];
    private final AmountFormat amounts;
    private final DateFormat dates;

    /** @throws UnreadableSource if a column of the mapping is not in the file */
    Fields(CsvTable table, Mapping.FileSpec spec, OpenRange open) throws UnreadableSource {
        this.table = table;
        this.spec = spec;
        this.amounts = new AmountFormat(spec.format().decimal(), spec.format().grouping());
        this.dates = DateFormat.of(spec.format().date(), open);
        Arrays.fill(indexes, -1);
        for (var column : spec.columns().entrySet()) {
            indexes[column.getKey().ordinal()] = index(column.getKey(), column.getValue());
        }
    }

    private int index(Column column, String name) throws UnreadableSource {
        if (!spec.format().header()) {
            return Integer.parseInt(name) - 1;
        }
        List<String> header = table.header();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        throw new UnreadableSource(table.name(), 1L, name, "missing-column", "the file has no column '" + name
                + "', which the mapping names for '" + column.word() + "'; it has " + String.join(", ", header));
    }

    boolean has(Column column) {
        return indexes[column.ordinal()] >= 0;
    }

    /** The column's name in the file, or the logical field's where the file has none. */
    String nameOf(Column column) {
        int index = indexes[column.ordinal()];
        return index < 0 ? column.word() : table.columnName(index);
    }

    /** The text without blanks around it, or the default, or null when both are missing or empty. */
    @Nullable
    String text(CsvRecord found, Column column) throws BadField {
        int index = indexes[column.ordinal()];
        if (index >= 0) {
            if (index >= found.getFieldCount()) {
                throw new BadField(table.columnName(index), "wrong-field-count", "the row has only "
                        + found.getFieldCount() + " fields", CsvTable.visible(String.join(" | ", found.getFields())));
            }
            String text = found.getField(index).strip();
            if (!text.isEmpty()) {
                // Postgres text holds every character but this one.
                if (text.indexOf('\u0000') >= 0) {
                    throw new BadField(nameOf(column), "malformed-text", "the text contains a NUL character", null);
                }
                return text;
            }
        }
        return spec.defaults().get(column);
    }

    String textOr(CsvRecord found, Column column, String otherwise) throws BadField {
        String text = text(found, column);
        return text == null ? otherwise : text;
    }

    String required(CsvRecord found, Column column) throws BadField {
        String text = text(found, column);
        if (text == null) {
            throw new BadField(nameOf(column), "missing-value", "the value is missing", null);
        }
        return text;
    }

    @Nullable
    BigDecimal amount(CsvRecord found, Column column) throws BadField {
        String text = text(found, column);
        return text == null ? null : amounts.parse(nameOf(column), text);
    }

    @Nullable
    LocalDate date(CsvRecord found, Column column) throws BadField {
        String text = text(found, column);
        return text == null ? null : dates.parse(nameOf(column), text);
    }
}
