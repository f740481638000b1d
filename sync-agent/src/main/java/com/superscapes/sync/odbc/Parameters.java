package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Values bound to the marks of a statement; nothing is ever put into its text. */
final class Parameters {

    private static final short INPUT = 1;
    private static final short C_WIDE = -8;
    private static final short C_BIGINT = -25;
    private static final short WIDE_VARCHAR = -9;
    private static final short BIGINT = -5;
    private static final short TIMESTAMP = 93;
    private static final int MILLISECONDS = 3;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final DriverManager odbc;
    private final Handle statement;
    private final Arena arena;

    Parameters(DriverManager odbc, Handle statement, Arena arena) {
        this.odbc = odbc;
        this.statement = statement;
        this.arena = arena;
    }

    void bind(List<Object> values) throws TableException {
        for (int i = 0; i < values.size(); i++) {
            short number = (short) (i + 1);
            switch (values.get(i)) {
                case Long whole -> {
                    MemorySegment value = arena.allocateFrom(JAVA_LONG, whole);
                    bind(number, C_BIGINT, BIGINT, 19, (short) 0, value, Long.BYTES, Long.BYTES);
                }
                // SQL Server's datetime refuses more digits than it has.
                case LocalDateTime stamp -> text(number, TIMESTAMP, (short) MILLISECONDS, STAMP.format(stamp));
                case Object other -> text(number, WIDE_VARCHAR, (short) 0, other.toString());
            }
        }
    }

    private void text(short number, short sqlType, short digits, String text) throws TableException {
        MemorySegment value = Wide.of(arena, text);
        bind(number, C_WIDE, sqlType, Math.max(1, text.length()), digits, value, value.byteSize(),
                (long) text.length() * Wide.BYTES);
    }

    private void bind(short number, short cType, short sqlType, long size, short digits, MemorySegment value,
            long buffer, long length) throws TableException {
        MemorySegment indicator = arena.allocateFrom(JAVA_LONG, length);
        statement.check("bind a parameter", odbc.bindParameter, statement.address(), number, INPUT, cType, sqlType,
                size, digits, value, buffer, indicator);
    }
}
