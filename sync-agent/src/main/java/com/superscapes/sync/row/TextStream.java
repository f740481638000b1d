package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Record by record; one that cannot be read becomes a {@link SourceRow.Bad} and reading goes on. */
final class TextStream implements RowStream {

    private final TextTable table;
    private final Fields fields;
    private final RowReader reader;
    private final Consumer<String> notes;
    private boolean any;

    /** @param notes takes what the user should know of the table as a whole */
    TextStream(TextTable table, Fields fields, RowReader reader, Consumer<String> notes) {
        this.table = table;
        this.fields = fields;
        this.reader = reader;
        this.notes = notes;
    }

    @Override
    public @Nullable SourceRow next() throws UnreadableSource {
        SourceRow also = reader.also();
        if (also != null) {
            return also;
        }
        TextRow found = table.next();
        if (found == null) {
            if (!any && !table.mayBeEmpty()) {
                throw new UnreadableSource(table.name(), 1L, null, "empty-file", "the file has no rows");
            }
            return end();
        }
        any = true;
        while (!fields.meant(found)) {
            found = table.next();
            if (found == null) {
                return end();
            }
        }
        try {
            table.check(found);
            return reader.read(found);
        } catch (BadField bad) {
            return new SourceRow.Bad(found.line(), bad.field(), bad.code(), bad.reason(), bad.value());
        }
    }

    private @Nullable SourceRow end() {
        table.neverSeen().forEach(column -> notes.accept("No row of " + table.name() + " has '" + column
                + "', which the mapping names; if there should be one, look at how it is spelled."));
        return null;
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
