package com.superscapes.sync.run;

import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of a table whose changes only are read: the rows that earlier batches rejected and this one reads well. Their rejects are
 * answered in the transaction that merges the rows, so a resumed run and a second agent need not know of them.
 */
final class MendedRows {

    private final OpenRejects rejects;
    private final PlannedFile table;
    private final long batch;
    private final Set<Long> open;
    private final Set<Long> mended = new HashSet<>();

    MendedRows(Connection connection, PlannedFile table, long batch) throws SQLException {
        this.rejects = new OpenRejects(connection);
        this.table = table;
        this.batch = batch;
        this.open = rejects.ofTable(table, batch);
    }

    void see(SourceRow row) {
        if (open.contains(row.fileLine()) && byItsNumber(row)) {
            mended.add(row.fileLine());
        }
    }

    /** A row that has no number of its own is told by its place, which is another one the next time. */
    private static boolean byItsNumber(SourceRow row) {
        String key = key(row);
        String number = Long.toString(row.fileLine());
        return key != null && (key.equals(number) || key.startsWith(number + "/"));
    }

    private static @Nullable String key(SourceRow row) {
        return switch (row) {
            case SourceRow.Line line -> line.sourceId();
            case SourceRow.Amount amount -> amount.sourceId();
            case SourceRow.Record record -> record.sourceId();
            case SourceRow.Gone gone -> gone.sourceId();
            case SourceRow.Known known -> null;
            case SourceRow.Bad bad -> null;
        };
    }

    /** At the end of a slice. Rows of one number that are rejected again are listed anew by their own batch. */
    void answer() throws SQLException {
        if (!mended.isEmpty()) {
            rejects.answer(table, batch, mended);
            mended.clear();
        }
    }
}
