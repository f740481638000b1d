package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;

import org.jspecify.annotations.Nullable;

/** Record by record; one that cannot be read becomes a {@link SourceRow.Bad} and reading goes on. */
final class TextStream implements RowStream {

    private final TextTable table;
    private final Fields fields;
    private final RowReader reader;
    private boolean any;

    TextStream(TextTable table, Fields fields, RowReader reader) {
        this.table = table;
        this.fields = fields;
        this.reader = reader;
    }

    @Override
    public @Nullable SourceRow next() throws UnreadableSource {
        TextRow found = table.next();
        if (found == null) {
            if (!any && !table.mayBeEmpty()) {
                throw new UnreadableSource(table.name(), 1L, null, "empty-file", "the file has no rows");
            }
            return null;
        }
        any = true;
        while (!fields.meant(found)) {
            found = table.next();
            if (found == null) {
                return null;
            }
        }
        try {
            table.check(found);
            return reader.read(found);
        } catch (BadField bad) {
            return new SourceRow.Bad(found.line(), bad.field(), bad.code(), bad.reason(), bad.value());
        }
    }

    @Override
    public @Nullable String mark() {
        return table.mark();
    }

    @Override
    public long bytesRead() {
        return table.bytesRead();
    }

    @Override
    public void close() {
        table.close();
    }
}
