package com.superscapes.sync.source;

import org.jspecify.annotations.Nullable;

/** The keys of the facts of a file. A row that cannot be read ends them: it may be any of those that seem to be gone. */
public final class RowKeys implements SweepsKeys.KeyStream {

    private final RowStream rows;

    /** @param rows closed with this */
    public RowKeys(RowStream rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable String next() throws UnreadableSource {
        for (SourceRow row = rows.next(); row != null; row = rows.next()) {
            String key = key(row);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    /** Null of members, which are not swept, and of what counts no more, which is closed already. */
    private static @Nullable String key(SourceRow row) throws UnreadableSource {
        return switch (row) {
            case SourceRow.Line line -> line.sourceId();
            case SourceRow.Amount amount -> amount.sourceId();
            case SourceRow.Record record -> record.kind().member() ? null : record.sourceId();
            case SourceRow.Bad bad -> throw new UnreadableSource("", bad.fileLine(), bad.field(), bad.code(), "line "
                    + bad.fileLine() + " could not be read, and it may be one of the rows that seem to be gone");
            case SourceRow.Known known -> null;
            case SourceRow.Gone gone -> null;
        };
    }

    @Override
    public void close() {
        rows.close();
    }
}
