package com.superscapes.sync.odbc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Texts as SQLWCHAR: UTF-16 in two bytes, as Windows and unixODBC have it. */
final class Wide {

    static final int BYTES = 2;

    private Wide() {
    }

    static MemorySegment of(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    /** The text in the first {@code characters} of a buffer. */
    static String read(MemorySegment buffer, long offset, long characters) {
        byte[] bytes = new byte[Math.toIntExact(characters * BYTES)];
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, offset, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
