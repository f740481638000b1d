package com.superscapes.sync.xml;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.row.ColumnPath;
import com.superscapes.sync.row.NestedRow;
import com.superscapes.sync.row.TextRow;
import com.superscapes.sync.row.TextTable;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.UnreadableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The elements of an XML file at the path that the mapping says; its columns are paths within them and around them. */
public final class XmlTable implements TextTable {

    private final String name;
    private final OpenedFile file;
    private final XmlRecords records;
    private final List<String> header;
    private final List<ColumnPath> columns;
    private final boolean[] seen;

    private XmlTable(String name, OpenedFile file, Mapping.FileSpec spec) throws XMLStreamException {
        this.name = name;
        this.file = file;
        this.header = spec.columns();
        this.columns = header.stream().map(ColumnPath::of).toList();
        this.seen = new boolean[header.size()];
        this.records = new XmlRecords(name, Xml.reader(file, spec.format().encoding()), spec.format().rows(), columns);
    }

    /** @throws UnreadableSource if it cannot be opened */
    public static XmlTable open(Path path, Mapping.FileSpec spec) throws UnreadableSource {
        String name = OpenedFile.nameOf(path);
        OpenedFile file = OpenedFile.open(path);
        try {
            return new XmlTable(name, file, spec);
        } catch (XMLStreamException broken) {
            file.closeQuietly();
            throw Xml.unreadable(name, broken);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable TextRow next() throws UnreadableSource {
        XmlRecords.Found found = records.next();
        return found == null ? null : row(found);
    }

    private NestedRow row(XmlRecords.Found found) {
        String[] texts = new String[columns.size()];
        BadField problem = null;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "";
            try {
                texts[i] = text(found, i);
            } catch (BadField bad) {
                problem = problem == null ? bad : problem;
            }
        }
        return new NestedRow(found.row().line(), texts, problem);
    }

    private String text(XmlRecords.Found found, int column) throws BadField {
        ColumnPath path = columns.get(column);
        int level = found.enclosing().size() - path.up();
        if (level < 0) {
            throw new BadField(header.get(column), "missing-value",
                    "the path leads out of the file: nothing encloses the row that far up", null);
        }
        Element element = path.up() == 0 ? found.row() : found.enclosing().get(level);
        String text = XmlPath.text(element, path.path(), header.get(column));
        seen[column] |= text != null;
        return text == null ? "" : text;
    }

    @Override
    public void check(TextRow found) throws BadField {
        if (found instanceof NestedRow row) {
            row.check();
        }
    }

    @Override
    public List<String> neverSeen() {
        return IntStream.range(0, seen.length).filter(column -> !seen[column]).mapToObj(header::get).toList();
    }

    @Override
    public long bytesRead() {
        return file.count();
    }

    @Override
    public void close() {
        file.closeQuietly();
    }
}
