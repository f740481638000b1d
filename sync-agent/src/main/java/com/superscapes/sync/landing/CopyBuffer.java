package com.superscapes.sync.landing;

import com.superscapes.sync.field.AmountFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), sent in pieces: several
 * tables can be filled by turns over one connection.
 */
public final class CopyBuffer {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0,
            0, 0, 0, 0};
    // Less than half of a heap region of G1 with a small heap: larger arrays are costly to throw away.
    private static final int ROOM = 480 << 10;
    private static final int PIECE = ROOM - (32 << 10);
    private static final int FIRST_ROOM = 1 << 14;
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long POSTGRES_EPOCH_SECOND = POSTGRES_EPOCH_DAY * 86_400;

    private final String copy;
    private final int columns;
    private byte[] bytes = new byte[FIRST_ROOM];
    private int length;

    /**
     * @param table   qualified name
     * @param columns those written, in order
     */
    public CopyBuffer(String table, List<String> columns) {
        this.copy = "copy " + table + " (" + String.join(", ", columns) + ") from stdin with (format binary)";
        this.columns = columns.size();
        start();
    }

    private void start() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        length = HEADER.length;
    }

    /** Begins a row. */
    public CopyBuffer row() {
        return int16(columns);
    }

    /** True when it is time to send it. */
    public boolean isFull() {
        return length >= PIECE;
    }

    /** Bytes waiting to be sent. */
    public int size() {
        return length - HEADER.length;
    }

    /** Rows on their way into the database. */
    public record Piece(String copy, byte[] bytes, int length) {

        /** Copies them in the connection's transaction. */
        public void copyInto(Connection connection) throws SQLException {
            CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            try {
                in.writeToCopy(bytes, 0, length);
                in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        }
    }

    /** What is buffered, or null when nothing is; the buffer is empty afterwards. */
    public @Nullable Piece take() {
        if (length == HEADER.length) {
            return null;
        }
        int16(-1);
        Piece piece = new Piece(copy, bytes, length);
        bytes = new byte[Math.min(ROOM, Math.max(FIRST_ROOM, length))];
        start();
        return piece;
    }

    /** Sends what is buffered, if anything. */
    void flush(Connection connection) throws SQLException {
        Piece piece = take();
        if (piece != null) {
            piece.copyInto(connection);
        }
    }

    public CopyBuffer number(long value) {
        return int32(8).int64(value);
    }

    public CopyBuffer integer(int value) {
        return int32(4).int32(value);
    }

    CopyBuffer whole(@Nullable Integer value) {
        return value == null ? int32(-1) : integer(value);
    }

    CopyBuffer day(@Nullable LocalDate value) {
        return value == null ? int32(-1) : date(value);
    }

    CopyBuffer flag(@Nullable Boolean value) {
        if (value == null) {
            return int32(-1);
        }
        int32(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopyBuffer small(int value) {
        return int32(2).int16(value);
    }

    public CopyBuffer uuid(UUID value) {
        return int32(16).int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
    }

    public CopyBuffer date(LocalDate value) {
        return integer((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    public CopyBuffer instant(@Nullable Instant value) {
        return value == null
                ? int32(-1)
                : number((value.getEpochSecond() - POSTGRES_EPOCH_SECOND) * 1_000_000 + value.getNano() / 1000);
    }

    public CopyBuffer text(@Nullable String value) {
        if (value == null) {
            return int32(-1);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** Base-10000 digits, as numeric_recv takes them; four decimals are exactly one such digit. */
    public CopyBuffer amount(@Nullable BigDecimal value) {
        if (value == null) {
            return int32(-1);
        }
        long scaled = value.setScale(AmountFormat.DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        long rest = Math.abs(scaled);
        int digits = 0;
        for (long left = rest; left > 0; left /= 10_000) {
            digits++;
        }
        int32(8 + 2 * digits).int16(digits).int16(digits - 2).int16(scaled < 0 ? 0x4000 : 0)
                .int16(AmountFormat.DECIMALS);
        room(2 * digits);
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (int) (rest % 10_000);
            bytes[length + 2 * i] = (byte) (digit >>> 8);
            bytes[length + 2 * i + 1] = (byte) digit;
            rest /= 10_000;
        }
        length += 2 * digits;
        return this;
    }

    private CopyBuffer int16(int value) {
        room(2);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private CopyBuffer int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    private CopyBuffer int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes,
                    Math.max(bytes.length < ROOM ? Math.min(bytes.length * 2, ROOM) : bytes.length * 2, length + more));
        }
    }
}
