package com.superscapes.sync.csv;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.row.MappedRows;
import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceDescription;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Character-separated files by a mapping. Each file is a slice; members come before the rows that point to them. */
public final class CsvConnector implements Connector {

    private final Mapping mapping;
    private final Map<Path, Mapping.FileSpec> files;
    private final MappedRows mapped;
    private final List<String> notes;

    /**
     * @param files   what each file is, in the order the user gave them
     * @param members those already known; readers add to it what rows name
     * @param notes   decisions already taken for the user
     */
    public CsvConnector(Mapping mapping, Map<Path, Mapping.FileSpec> files, Members members, OpenRange open,
            List<String> notes) {
        this.mapping = mapping;
        this.files = new LinkedHashMap<>(files);
        this.mapped = new MappedRows(mapping.company(), members, open);
        this.notes = List.copyOf(notes);
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(mapping.source(), mapping.content(), notes);
    }

    @Override
    public List<Slice> slices() {
        return files.entrySet().stream().filter(file -> file.getValue().content() != Content.IGNORED)
                .sorted(Comparator.comparing(file -> file.getValue().order()))
                .map(file -> new Slice(OpenedFile.nameOf(file.getKey()), file.getValue().contentWord(),
                        file.getKey(), file.getValue().content().members()))
                .toList();
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        Mapping.FileSpec spec = files.get(slice.file());
        if (spec == null) {
            throw new IllegalArgumentException(slice + " is of another source");
        }
        CsvTable table = CsvTable.open(slice.file(), spec.format());
        try {
            RowStream rows = mapped.of(table, spec);
            for (long row = 0; row < after.row(); row++) {
                rows.next();
            }
            return rows;
        } catch (UnreadableSource unreadable) {
            table.close();
            throw unreadable;
        }
    }
}
