package com.superscapes.sync.source;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connector of which only some rows are taken. It is read whole all the same, so that rows told apart by their ordinal
 * keep it.
 */
public final class SelectedRows implements Connector, AutoCloseable {

    private final Connector whole;
    private final Selection only;

    public SelectedRows(Connector whole, Selection only) {
        this.whole = whole;
        this.only = only;
    }

    @Override
    public SourceDescription describe() {
        SourceDescription all = whole.describe();
        String rows = only.rows() == null ? "" : "rows " + new java.util.TreeMap<>(only.rows()).hashCode();
        return new SourceDescription(all.sourceSystem(),
                all.version() + "\nselected " + only.fiscalYear() + " " + rows, all.notes());
    }

    @Override
    public List<Slice> slices() {
        return whole.slices().stream().filter(this::concerned).toList();
    }

    private boolean concerned(Slice slice) {
        Map<String, Set<Long>> rows = only.rows();
        boolean named = rows == null || slice.members() || rows.containsKey(slice.name());
        Integer year = only.fiscalYear();
        return named && (year == null || !(slice.origin() instanceof Origin.InTable table)
                || table.fiscalYear() == null || table.fiscalYear().equals(year));
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        // Rows before the watermark were counted after the selection.
        RowStream selected = new Stream(whole.read(slice, new Watermark(0, after.mark())), slice);
        for (long row = 0; row < after.row(); row++) {
            selected.next();
        }
        return selected;
    }

    private boolean takes(Slice slice, SourceRow row) {
        Map<String, Set<Long>> rows = only.rows();
        if (rows != null && !(row instanceof SourceRow.Known) && !slice.members()) {
            Set<Long> lines = rows.get(slice.name());
            return lines != null && (lines.isEmpty() || lines.contains(row.fileLine()));
        }
        Integer year = only.fiscalYear();
        if (year == null || slice.origin() instanceof Origin.InTable) {
            return true;
        }
        return switch (row) {
            case SourceRow.Line line -> line.place().fiscalYear() == year;
            case SourceRow.Amount amount -> amount.place().fiscalYear() == year;
            case SourceRow.Record record -> {
                SourceRow.Where place = record.place();
                yield place == null || place.fiscalYear() == year;
            }
            default -> true;
        };
    }

    @Override
    public void close() throws Exception {
        if (whole instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** The rows that are taken. */
    private final class Stream implements RowStream {

        private final RowStream all;
        private final Slice slice;

        Stream(RowStream all, Slice slice) {
            this.all = all;
            this.slice = slice;
        }

        @Override
        public @Nullable SourceRow next() throws UnreadableSource {
            SourceRow row = all.next();
            while (row != null && !takes(slice, row)) {
                row = all.next();
            }
            return row;
        }

        @Override
        public long bytesRead() {
            return all.bytesRead();
        }

        /** Of a part, the totals that the source states of the whole say nothing. */
        @Override
        public FileReport.@Nullable Stated stated() {
            return null;
        }

        @Override
        public @Nullable String mark() {
            return only.rows() == null ? all.mark() : null;
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
