package com.superscapes.sync.file;

import com.superscapes.sync.csv.CsvTable;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.json.JsonTable;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.row.MappedRows;
import com.superscapes.sync.row.TextTable;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.RowKeys;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceDescription;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import com.superscapes.sync.xml.XmlTable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files by a mapping, whichever way they are written. Each file is a slice; members come before the rows that point to them. */
public final class FileConnector implements SweepsKeys {

    private static final Logger LOG = LoggerFactory.getLogger(FileConnector.class);

    private final Mapping mapping;
    private final Map<Path, Mapping.FileSpec> files;
    private final Members members;
    private final OpenRange open;
    private final MappedRows mapped;
    private final List<String> notes;
    private final CountedFiles counted = new CountedFiles();

    /**
     * @param files   what each file is, in the order the user gave them
     * @param members those already known; readers add to it what rows name
     * @param notes   decisions already taken for the user
     */
    public FileConnector(Mapping mapping, Map<Path, Mapping.FileSpec> files, Members members, OpenRange open,
            List<String> notes) {
        this.mapping = mapping;
        this.files = new LinkedHashMap<>(files);
        this.members = members;
        this.open = open;
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
                .map(file -> slice(file.getKey(), file.getValue()))
                .toList();
    }

    private static Slice slice(Path file, Mapping.FileSpec spec) {
        String name = OpenedFile.nameOf(file);
        String delivery = spec.delivery();
        return new Slice(name, spec.contentWord(), delivery == null ? name : delivery, new Origin.InFile(file),
                spec.content().members());
    }

    /** In a reading of its own, in which equal rows are counted anew. */
    @Override
    public KeyStream keys(Slice slice) throws UnreadableSource {
        return new RowKeys(rows(slice, new MappedRows(mapping.company(), members, open)));
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        RowStream rows = rows(slice, mapped);
        counted.reading(slice, slices(), mapped.equalsOf(slice.content()), this::count);
        try {
            for (long row = 0; row < after.row(); row++) {
                rows.next();
            }
            return rows;
        } catch (UnreadableSource unreadable) {
            rows.close();
            throw unreadable;
        }
    }

    /** A file that breaks off is counted to there, as when it is loaded. */
    private void count(Slice slice) {
        try (RowStream rows = rows(slice, mapped)) {
            while (rows.next() != null) {
                continue; // reading counts
            }
        } catch (UnreadableSource broken) {
            LOG.debug("{} was counted to where it breaks off", slice.name(), broken);
        }
    }

    private RowStream rows(Slice slice, MappedRows reading) throws UnreadableSource {
        Mapping.FileSpec spec = files.get(slice.file());
        if (spec == null) {
            throw new IllegalArgumentException(slice + " is of another source");
        }
        TextTable table = open(slice.file(), spec);
        try {
            return reading.of(table, spec);
        } catch (UnreadableSource unreadable) {
            table.close();
            throw unreadable;
        }
    }

    private static TextTable open(Path file, Mapping.FileSpec spec) throws UnreadableSource {
        return switch (spec.format().kind()) {
            case CSV -> CsvTable.open(file, spec.format());
            case JSON, JSON_LINES -> JsonTable.open(file, spec);
            case XML -> XmlTable.open(file, spec);
        };
    }
}
