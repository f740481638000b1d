package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement's rows, fetched by the block into memory bound column by column. A driver that refuses blocks, and a statement
 * with long texts (they are read in pieces, which block cursors do not allow), is read one row a fetch.
 */
final class OdbcCursor implements RowCursor {

    private static final int QUERY_TIMEOUT = 0;
    private static final int ROW_STATUS_PTR = 25;
    private static final int ROWS_FETCHED_PTR = 26;
    private static final int ROW_ARRAY_SIZE = 27;
    private static final short ROW_ERROR = 5;
    private static final int NULL_TERMINATED = -3;

    private final DriverManager odbc;
    private final Handle statement;
    private final Arena arena = Arena.ofShared();
    private final List<BoundColumn> columns = new ArrayList<>();
    private final MemorySegment fetched = arena.allocate(JAVA_LONG);
    private final OdbcOptions options;
    private final String what;
    private final MemorySegment statuses;
    private final StallGuard guard;
    private final boolean inBlocks;
    private boolean bound;
    private long rowsInBlock;
    private long row;
    private long read;
    private boolean closed;

    OdbcCursor(DriverManager odbc, Handle statement, List<ColumnType> types, OdbcOptions options, String what) {
        this.odbc = odbc;
        this.statement = statement;
        this.options = options;
        this.what = what;
        boolean pieces = types.stream().anyMatch(type -> type.kind() == ColumnType.Kind.LONG_TEXT);
        int block = pieces ? 1 : askForBlocks(options.rowsAtOnce());
        inBlocks = block > 1;
        for (int i = 0; i < types.size(); i++) {
            columns.add(BoundColumn.of(odbc, statement, arena, (short) (i + 1), types.get(i), block));
        }
        statuses = arena.allocate(JAVA_SHORT, block);
        set(ROW_STATUS_PTR, statuses);
        set(ROWS_FETCHED_PTR, fetched);
        guard = new StallGuard(options.stall(), () -> Handle.call(odbc.cancel, statement.address()));
    }

    /** The rows that one fetch will bring: 1 where the driver refuses more (HY092 and the like). */
    private int askForBlocks(int wanted) {
        if (wanted > 1 && set(ROW_ARRAY_SIZE, MemorySegment.ofAddress(wanted)) == Handle.SUCCESS) {
            return wanted;
        }
        set(ROW_ARRAY_SIZE, MemorySegment.ofAddress(1));
        return 1;
    }

    private short set(int attribute, MemorySegment value) {
        return Handle.call(odbc.setStmtAttr, statement.address(), attribute, value, 0);
    }

    void execute(String sql, List<Object> parameters) throws TableException {
        set(QUERY_TIMEOUT, MemorySegment.ofAddress(options.stall().toSeconds()));
        start(memory -> {
            statement.check("prepare the query", odbc.prepare, statement.address(), Wide.of(memory, sql),
                    NULL_TERMINATED);
            new Parameters(odbc, statement, memory).bind(parameters);
            return statement.check("run the query", odbc.execute, statement.address());
        });
    }

    /** What makes the statement have rows; its texts must lie in the given memory. */
    @FunctionalInterface
    interface Start {
        short run(Arena memory) throws TableException;
    }

    void start(Start call) throws TableException {
        try {
            guard.run(() -> call.run(arena));
        } catch (TableException failed) {
            close();
            throw guard.explain(failed, 0);
        }
    }

    @Override
    public boolean next() throws TableException {
        if (row + 1 < rowsInBlock) {
            row++;
        } else if (!fetch()) {
            return false;
        }
        if (statuses.getAtIndex(JAVA_SHORT, row) == ROW_ERROR) {
            throw statement.failure("read row " + (read + 1));
        }
        read++;
        return true;
    }

    private boolean fetch() throws TableException {
        if (!bound) {
            for (BoundColumn column : columns) {
                column.bind();
            }
            bound = true;
        }
        fetched.set(JAVA_LONG, 0, 0);
        try {
            StallGuard.Call call = () -> statement.check("read on", odbc.fetch, statement.address());
            short code = inBlocks ? guard.run(call) : guard.runHere(call);
            if (code == Handle.NO_DATA) {
                rowsInBlock = 0;
                return false;
            }
        } catch (TableException failed) {
            throw guard.explain(failed, read);
        }
        // Drivers without the attribute leave the count alone: they have brought one row.
        rowsInBlock = Math.max(1, fetched.get(JAVA_LONG, 0));
        row = 0;
        for (BoundColumn column : columns) {
            column.fetched();
        }
        return true;
    }

    @Override
    public @Nullable String text(int column) {
        return columns.get(column).text(row);
    }

    @Override
    public boolean cut(int column) {
        return columns.get(column).cut(row);
    }

    /** From any thread. */
    void cancel() {
        guard.cancel();
    }

    /** True when a call of the driver may still run: neither its memory nor its connection may be freed. */
    boolean abandoned() {
        return guard.abandoned();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            guard.close();
            if (!guard.abandoned()) {
                statement.free();
                arena.close();
            }
        }
    }

    @Override
    public String toString() {
        return "a cursor over " + what;
    }
}
