package com.superscapes.sync.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field's text comes from and what is made of it, in this order: the column's text; a part of it (padded with zeros
 * on the left first); a word for a word; the default where nothing is left; the other sign.
 *
 * @param column  header name, path or position; null for a field that only has a default
 * @param pad     digits to pad to before a part is taken; 0 for none
 * @param from    1-based first character of the part; 0 for the whole
 * @param to      last character of the part
 * @param none    a text that means nothing, such as 0 or 00; null for none
 * @param prefix  put before what is left, such as R- for the retainage of an invoice; empty for none
 * @param words   the source's word to ours; a word that is not listed stays as it is
 * @param negate  true to turn an amount's sign
 */
public record FieldSource(@Nullable String column, int pad, int from, int to, @Nullable String none,
        String prefix, Map<String, String> words, @Nullable String otherwise, boolean negate) {

    public FieldSource {
        words = Map.copyOf(words);
    }

    /** The column's text as it is. */
    public static FieldSource of(String column) {
        return new FieldSource(column, 0, 0, 0, null, "", Map.of(), null, false);
    }

    /** What the column's text becomes; null where nothing is left. */
    public @Nullable String apply(String text) {
        String value = text;
        if (!value.isEmpty() && pad > value.length()) {
            value = "0".repeat(pad - value.length()) + value;
        }
        if (from > 0) {
            value = from > value.length() ? "" : value.substring(from - 1, Math.min(to, value.length()));
        }
        value = value.equals(none) ? "" : words.getOrDefault(value, value);
        return value.isEmpty() ? otherwise : prefix.isEmpty() ? value : prefix + value;
    }
}
