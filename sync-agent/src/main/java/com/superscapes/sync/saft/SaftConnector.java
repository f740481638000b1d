package com.superscapes.sync.saft;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.RowKeys;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceDescription;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import com.superscapes.sync.xml.Xml;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One SAF-T Financial file. Elements are found by local name, so any prefix and version of the Norwegian and the
 * Portuguese dialect is read. Definitions and entities are off: a file that has them is refused.
 */
public final class SaftConnector implements SweepsKeys {

    /** The content of its slice. */
    public static final String CONTENT = "saf-t";
    private static final String READER_VERSION = "saf-t reader 2";

    private final Path file;
    private final String sourceSystem;
    private final Members members;
    private final OpenRange open;

    /** @param sourceSystem from {@link #sourceSystem(Path, OpenRange)} */
    public SaftConnector(Path file, String sourceSystem, Members members, OpenRange open) {
        this.file = file;
        this.sourceSystem = sourceSystem;
        this.members = members;
        this.open = open;
    }

    /** The source system of a file: its company's registration number. Reads the header only. */
    public static String sourceSystem(Path file, OpenRange open) throws UnreadableSource {
        String name = OpenedFile.nameOf(file);
        try (SaftStream rows = open(file, new Members(), open)) {
            if (rows.next() instanceof com.superscapes.sync.source.SourceRow.Known known) {
                return "saft-" + known.member().id();
            }
            throw new UnreadableSource(name, 1L, "Header", "missing-header", "the file has no Header");
        }
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(sourceSystem, READER_VERSION, List.of());
    }

    @Override
    public List<Slice> slices() {
        return List.of(new Slice(OpenedFile.nameOf(file), CONTENT, file, false));
    }

    @Override
    public KeyStream keys(Slice slice) throws UnreadableSource {
        return new RowKeys(open(slice.file(), members, open));
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        SaftStream rows = open(slice.file(), members, open);
        try {
            for (long row = 0; row < after.row(); row++) {
                if (rows.next() instanceof com.superscapes.sync.source.SourceRow.Known known) {
                    members.put(known.member());
                }
            }
            return rows;
        } catch (UnreadableSource unreadable) {
            rows.close();
            throw unreadable;
        }
    }

    private static SaftStream open(Path path, Members members, OpenRange open) throws UnreadableSource {
        String name = OpenedFile.nameOf(path);
        OpenedFile file = OpenedFile.open(path);
        try {
            XMLStreamReader xml = Xml.reader(file, null);
            return new SaftStream(name, file, xml, members, open);
        } catch (XMLStreamException broken) {
            throw Xml.unreadable(name, broken);
        }
    }
}
