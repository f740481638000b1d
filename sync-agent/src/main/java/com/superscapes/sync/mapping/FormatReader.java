package com.superscapes.sync.mapping;

import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.OpenRange;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.charset.IllegalCharsetNameException;
import org.jspecify.annotations.Nullable;

/** Reads a {@code format} block over an inherited one. */
final class FormatReader {

    private FormatReader() {
    }

    static Mapping.Format read(Keys keys, Mapping.Format base) {
        String separator = keys.text("separator");
        String encoding = keys.text("encoding");
        String header = keys.text("header");
        String decimal = keys.text("decimal");
        String grouping = keys.text("grouping");
        String date = keys.text("date");
        keys.done();
        Mapping.Format format = new Mapping.Format(separator == null ? base.separator() : separator(keys, separator),
                encoding == null ? base.encoding() : encoding(keys, encoding),
                header == null ? base.header() : flag(keys, header),
                decimal == null ? base.decimal() : one(keys, "decimal", decimal),
                grouping == null ? base.grouping() : grouping, date == null ? base.date() : date(keys, date));
        if (format.grouping().length() > 1 || format.grouping().equals(String.valueOf(format.decimal()))) {
            throw keys.bad("grouping", "'grouping' must be empty or one character that is not the decimal sign");
        }
        return format;
    }

    private static char separator(Keys keys, String word) {
        return word.equals("\\t") || word.equals("tab") ? '\t' : one(keys, "separator", word);
    }

    private static char one(Keys keys, String key, String word) {
        if (word.length() != 1) {
            throw keys.bad(key, "'" + key + "' must be one character");
        }
        return word.charAt(0);
    }

    private static @Nullable Charset encoding(Keys keys, String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            throw keys.bad("encoding", "unknown encoding '" + name
                    + "'; use UTF-8, UTF-16, windows-1252, ISO-8859-1 or another name that Java knows");
        }
    }

    private static boolean flag(Keys keys, String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw keys.bad("header", "'header' must be true or false");
        };
    }

    private static String date(Keys keys, String pattern) {
        try {
            return DateFormat.of(pattern, OpenRange.DEFAULT).pattern();
        } catch (IllegalArgumentException wrong) {
            throw keys.bad("date", "'" + pattern + "' is no date pattern; write one such as yyyy-MM-dd or dd.MM.yyyy");
        }
    }
}
