package com.superscapes.sync.csv;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/** Record by record; one that cannot be read becomes a {@link SourceRow.Bad} and reading goes on. */
final class CsvStream implements RowStream {

    private final CsvTable table;
    private final RowReader reader;
    private boolean any;

    CsvStream(CsvTable table, RowReader reader) {
        this.table = table;
        this.reader = reader;
    }

    @Override
    public @Nullable SourceRow next() throws UnreadableSource {
        CsvRecord found = table.next();
        if (found == null) {
            if (!any) {
                throw new UnreadableSource(table.name(), 1L, null, "empty-file", "the file has no rows");
            }
            return null;
        }
        any = true;
        try {
            table.check(found);
            return reader.read(found);
        } catch (BadField bad) {
            String value = bad.value();
            return new SourceRow.Bad(found.getStartingLineNumber(), bad.field(), bad.code(), bad.reason(),
                    value == null ? null : CsvTable.visible(value));
        }
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
