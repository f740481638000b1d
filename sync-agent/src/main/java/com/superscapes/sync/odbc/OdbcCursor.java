package com.superscapes.sync.odbc;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A statement's rows, fetched by the block: while one is read, the driver fills another. A driver that refuses blocks, and a
 * statement with long texts (they are read in pieces, which block cursors do not allow), is read one row a fetch.
 */
final class OdbcCursor implements RowCursor {

    private static final int QUERY_TIMEOUT = 0;
    private static final int ROW_ARRAY_SIZE = 27;
    private static final int NULL_TERMINATED = -3;

    private final DriverManager odbc;
    private final Handle statement;
    private final Arena arena = Arena.ofShared();
    private final OdbcOptions options;
    private final String what;
    private final StallGuard guard;
    private RowBlock block;
    /** Null where a fetch brings one row. */
    private @Nullable RowBlock next;
    private @Nullable Future<Short> ahead;
    private boolean bound;
    private long row;
    private long read;
    private boolean closed;

    OdbcCursor(DriverManager odbc, Handle statement, List<ColumnType> types, OdbcOptions options, String what) {
        this.odbc = odbc;
        this.statement = statement;
        this.options = options;
        this.what = what;
        boolean pieces = types.stream().anyMatch(type -> type.kind() == ColumnType.Kind.LONG_TEXT);
        int size = pieces ? 1 : askForBlocks(options.rowsAtOnce());
        block = new RowBlock(odbc, statement, arena, types, size);
        next = size == 1 ? null : new RowBlock(odbc, statement, arena, types, size);
        guard = new StallGuard(options.stall(), () -> Handle.call(odbc.cancel, statement.address()));
    }

    /** The rows that one fetch will bring: 1 where the driver refuses more (HY092 and the like). */
    private int askForBlocks(int wanted) {
        if (wanted > 1 && statement.set(ROW_ARRAY_SIZE, MemorySegment.ofAddress(wanted)) == Handle.SUCCESS) {
            return wanted;
        }
        statement.set(ROW_ARRAY_SIZE, MemorySegment.ofAddress(1));
        return 1;
    }

    void execute(String sql, List<Object> parameters) throws TableException {
        statement.set(QUERY_TIMEOUT, MemorySegment.ofAddress(options.stall().toSeconds()));
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
        if (row + 1 < block.rows()) {
            row++;
        } else if (!fetch()) {
            return false;
        }
        if (block.unreadable(row)) {
            throw statement.failure("read row " + (read + 1));
        }
        read++;
        return true;
    }

    private boolean fetch() throws TableException {
        try {
            if (next == null) {
                fetchRow();
            } else {
                fetchBlock(next);
            }
        } catch (TableException failed) {
            throw guard.explain(failed, read);
        }
        row = 0;
        return block.rows() > 0;
    }

    private void fetchRow() throws TableException {
        if (!bound) {
            block.bind();
            bound = true;
        }
        guard.runHere(block::fetch);
    }

    /** Takes the block that was asked for before, or asks for it, and asks for one more. */
    private void fetchBlock(RowBlock wanted) throws TableException {
        Future<Short> coming = ahead == null ? fill(wanted) : ahead;
        ahead = null;
        guard.await(coming);
        RowBlock free = block;
        block = wanted;
        next = free;
        // Another fetch would take away what the driver has to say of a row that it could not read.
        ahead = wanted.rows() > 0 && wanted.readable() ? fill(free) : null;
    }

    private Future<Short> fill(RowBlock free) {
        return guard.start(() -> {
            free.bind();
            return free.fetch();
        });
    }

    @Override
    public @Nullable String text(int column) {
        return block.text(column, row);
    }

    @Override
    public boolean cut(int column) {
        return block.cut(column, row);
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
            if (ahead != null) {
                guard.settle(ahead);
            }
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
