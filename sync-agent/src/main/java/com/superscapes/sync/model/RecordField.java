package com.superscapes.sync.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record.
 *
 * @param name      as mappings and contracts call it
 * @param dimension the dimension a reference points to, such as {@code job}; null for other types
 * @param words     what a WORD may be; empty for other types
 */
public record RecordField(String name, FieldType type, boolean required, @Nullable String dimension,
        List<String> words) {

    public RecordField {
        words = List.copyOf(words);
    }

    static RecordField of(String name, FieldType type) {
        return new RecordField(name, type, false, null, List.of());
    }

    static RecordField word(String name, String... words) {
        return new RecordField(name, FieldType.WORD, false, null, List.of(words));
    }

    static RecordField to(String name, String dimension) {
        return new RecordField(name, FieldType.REFERENCE, false, dimension, List.of());
    }

    RecordField needed() {
        return new RecordField(name, type, true, dimension, words);
    }

    /** Its column in the landing table. */
    public String landed() {
        return type == FieldType.REFERENCE ? snake() + "_id" : snake();
    }

    /** Its column in the fact or dimension. */
    public String column() {
        return type == FieldType.REFERENCE ? snake() + "_key" : snake();
    }

    private String snake() {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
