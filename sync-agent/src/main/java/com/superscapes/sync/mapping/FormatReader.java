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
        String kind = keys.text("kind");
        String rows = keys.text("rows");
        String separator = keys.text("separator");
        String encoding = keys.text("encoding");
        String header = keys.text("header");
        String decimal = keys.text("decimal");
        String grouping = keys.text("grouping");
        String date = keys.text("date");
        keys.done();
        Mapping.Format format = new Mapping.Format(kind == null ? base.kind() : kind(keys, kind),
                rows == null ? base.rows() : rows.strip(),
                separator == null ? base.separator() : separator(keys, separator),
                encoding == null ? base.encoding() : encoding(keys, encoding),
                header == null ? base.header() : flag(keys, header),
                decimal == null ? base.decimal() : one(keys, "decimal", decimal),
                grouping == null ? base.grouping() : grouping, date == null ? base.date() : date(keys, date));
        if (format.grouping().length() > 1 || format.grouping().equals(String.valueOf(format.decimal()))) {
            throw keys.bad("grouping", "'grouping' must be empty or one character that is not the decimal sign");
        }
        checkRows(keys, format);
        return format;
    }

    private static FileKind kind(Keys keys, String word) {
        return FileKind.of(word).orElseThrow(() -> keys.unknown("kind", word, keys.line("kind"), FileKind.words()));
    }

    private static void checkRows(Keys keys, Mapping.Format format) {
        if (format.kind() == FileKind.XML && format.rows().isEmpty()) {
            throw keys.bad("rows",
                    "a format of kind xml needs 'rows': the path of the elements that are rows, such as ledger/entry");
        }
        if (format.kind() == FileKind.CSV && !format.rows().isEmpty()) {
            throw keys.bad("rows", "'rows' is for files of kind json, json-lines and xml");
        }
        if (format.kind() != FileKind.CSV && !format.header()) {
            throw keys.bad("header", "'header: false' is for files of kind csv");
        }
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
