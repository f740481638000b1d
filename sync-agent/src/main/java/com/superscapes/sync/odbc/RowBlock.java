package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Memory that one fetch fills: rows bound column by column, and what the driver says of each. */
final class RowBlock {

    private static final int ROW_STATUS_PTR = 25;
    private static final int ROWS_FETCHED_PTR = 26;
    private static final short ROW_ERROR = 5;

    private final DriverManager odbc;
    private final Handle statement;
    private final List<BoundColumn> columns;
    private final MemorySegment fetched;
    private final MemorySegment statuses;
    private long rows;

    /** @param size rows that a fetch brings at most */
    RowBlock(DriverManager odbc, Handle statement, Arena arena, List<ColumnType> types, int size) {
        this.odbc = odbc;
        this.statement = statement;
        columns = IntStream.range(0, types.size())
                .mapToObj(i -> BoundColumn.of(odbc, statement, arena, (short) (i + 1), types.get(i), size)).toList();
        fetched = arena.allocate(JAVA_LONG);
        statuses = arena.allocate(JAVA_SHORT, size);
    }

    /** The next fetch fills this block. */
    void bind() throws TableException {
        statement.set(ROW_STATUS_PTR, statuses);
        statement.set(ROWS_FETCHED_PTR, fetched);
        for (BoundColumn column : columns) {
            column.bind();
        }
    }

    /** Calls the driver, which fills the block that was bound last; it is empty at the end of the rows. */
    short fetch() throws TableException {
        fetched.set(JAVA_LONG, 0, 0);
        rows = 0;
        short code = statement.check("read on", odbc.fetch, statement.address());
        if (code != Handle.NO_DATA) {
            // Drivers without the attribute leave the count alone: they have brought one row.
            rows = Math.max(1, fetched.get(JAVA_LONG, 0));
            for (BoundColumn column : columns) {
                column.fetched();
            }
        }
        return code;
    }

    long rows() {
        return rows;
    }

    /** Whether the driver could not read this row; what it says of that is lost with the next fetch. */
    boolean unreadable(long row) {
        return statuses.getAtIndex(JAVA_SHORT, row) == ROW_ERROR;
    }

    boolean readable() {
        for (long row = 0; row < rows; row++) {
            if (unreadable(row)) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    String text(int column, long row) {
        return columns.get(column).text(row);
    }

    boolean cut(int column, long row) {
        return columns.get(column).cut(row);
    }
}
