package com.superscapes.sample.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file in UTF-8 with line feeds, written through one buffer without objects per field. */
public final class Text implements Closeable {

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] digits = new byte[20];
    private int used;

    public Text(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    Text put(byte[] bytes, int length) throws IOException {
        room(length);
        System.arraycopy(bytes, 0, buffer, used, length);
        used += length;
        return this;
    }

    Text put(byte[] bytes) throws IOException {
        return put(bytes, bytes.length);
    }

    public Text put(String text) throws IOException {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public Text put(char ascii) throws IOException {
        room(1);
        buffer[used++] = (byte) ascii;
        return this;
    }

    /** A whole number that is not negative. */
    Text number(long value) throws IOException {
        int at = digits.length;
        long rest = value;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        room(digits.length);
        System.arraycopy(digits, at, buffer, used, digits.length - at);
        used += digits.length - at;
        return this;
    }

    /** Cents as dollars with two decimals. */
    Text money(long cents) throws IOException {
        if (cents < 0) {
            put('-');
        }
        long value = Math.abs(cents);
        number(value / 100).put('.');
        room(2);
        buffer[used++] = (byte) ('0' + value / 10 % 10);
        buffer[used++] = (byte) ('0' + value % 10);
        return this;
    }

    private void room(int bytes) throws IOException {
        if (used + bytes > buffer.length) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, used);
        }
    }

    /** A field as CSV writes it: quoted where it holds a comma or a quote. */
    public static String field(String value) {
        if (value.indexOf(',') < 0 && value.indexOf('"') < 0) {
            return value;
        }
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
