package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column of a cursor: memory for a block of values, or, for long texts, pieces read when asked for. */
final class BoundColumn {

    private static final short C_CHAR = 1;
    private static final short C_WIDE = -8;
    private static final long NULL_DATA = -1;
    private static final long NO_TOTAL = -4;
    private static final int PIECE_BYTES = 1 << 14;
    /** Of numbers, dates and times as text: 38 digits, a sign and a point at most. */
    private static final int SHORT_TEXT = 48;

    private final DriverManager odbc;
    private final Handle statement;
    private final short number;
    private final ColumnType type;
    private final boolean wide;
    private final long width;
    private final MemorySegment values;
    private final MemorySegment lengths;
    private @Nullable String longText;

    private BoundColumn(DriverManager odbc, Handle statement, Arena arena, short number, ColumnType type, int block) {
        this.odbc = odbc;
        this.statement = statement;
        this.number = number;
        this.type = type;
        this.wide = type.kind() == ColumnType.Kind.TEXT || type.kind() == ColumnType.Kind.LONG_TEXT;
        boolean pieces = type.kind() == ColumnType.Kind.LONG_TEXT;
        this.width = pieces ? PIECE_BYTES : wide ? (type.length() + 1L) * Wide.BYTES : SHORT_TEXT;
        this.values = arena.allocate(pieces ? width : width * block, Wide.BYTES);
        this.lengths = arena.allocate(JAVA_LONG, pieces ? 1 : block);
    }

    static BoundColumn of(DriverManager odbc, Handle statement, Arena arena, short number, ColumnType type, int block) {
        return new BoundColumn(odbc, statement, arena, number, type, block);
    }

    void bind() throws TableException {
        if (type.kind() != ColumnType.Kind.LONG_TEXT) {
            statement.check("bind column " + number, odbc.bindCol, statement.address(), number,
                    wide ? C_WIDE : C_CHAR, values, width, lengths);
        }
    }

    /** A new block has come; a long text is read at once, since columns may only be read in order. */
    void fetched() throws TableException {
        if (type.kind() == ColumnType.Kind.LONG_TEXT) {
            longText = pieces();
        }
    }

    private @Nullable String pieces() throws TableException {
        StringBuilder text = new StringBuilder();
        while (true) {
            short code = statement.check("read a long text", odbc.getData, statement.address(), number, C_WIDE,
                    values, width, lengths);
            if (code == Handle.NO_DATA) {
                return text.toString();
            }
            long left = lengths.get(JAVA_LONG, 0);
            if (left == NULL_DATA) {
                return null;
            }
            // With more to come the piece is full but for its terminator.
            boolean more = left == NO_TOTAL || left > width - Wide.BYTES;
            text.append(Wide.read(values, 0, (more ? width - Wide.BYTES : left) / Wide.BYTES));
            if (!more) {
                return text.toString();
            }
        }
    }

    @Nullable
    String text(long row) {
        if (type.kind() == ColumnType.Kind.LONG_TEXT) {
            return longText;
        }
        long length = lengths.getAtIndex(JAVA_LONG, row);
        if (length == NULL_DATA) {
            return null;
        }
        long kept = cut(row) ? width - (wide ? Wide.BYTES : 1) : length;
        if (wide) {
            return Wide.read(values, row * width, kept / Wide.BYTES);
        }
        byte[] bytes = new byte[Math.toIntExact(kept)];
        MemorySegment.copy(values, JAVA_BYTE, row * width, bytes, 0, bytes.length);
        return tidy(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Drivers in other locales write a decimal comma, and some write a GUID in capitals. */
    private String tidy(String text) {
        return switch (type.kind()) {
            case DECIMAL -> text.strip().replace(',', '.');
            case GUID -> text.strip().toLowerCase(Locale.ROOT);
            default -> text.strip();
        };
    }

    boolean cut(long row) {
        if (type.kind() == ColumnType.Kind.LONG_TEXT) {
            return false;
        }
        long length = lengths.getAtIndex(JAVA_LONG, row);
        return length == NO_TOTAL || length > width - (wide ? Wide.BYTES : 1);
    }
}
