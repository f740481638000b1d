package com.superscapes.sync.json;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.mapping.FileKind;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.row.ColumnPath;
import com.superscapes.sync.row.NestedRow;
import com.superscapes.sync.row.TextRow;
import com.superscapes.sync.row.TextTable;
import com.superscapes.sync.source.Decoding;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.UnreadableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a JSON or JSON Lines file; its columns are the paths that the mapping names. */
public final class JsonTable implements TextTable {

    private final String name;
    private final OpenedFile file;
    private final Decoding.SpottingReader text;
    private final List<String> header;
    private final JsonRecords records;
    private final RowExpansion expansion;
    private final Deque<NestedRow> ready = new ArrayDeque<>();

    private JsonTable(String name, OpenedFile file, Decoding.SpottingReader text, Mapping.FileSpec spec)
            throws IOException {
        this.name = name;
        this.file = file;
        this.text = text;
        this.header = spec.columns();
        List<ColumnPath> columns = header.stream().map(ColumnPath::of).toList();
        Mapping.Format format = spec.format();
        boolean lines = format.kind() == FileKind.JSON_LINES;
        RowPath path = RowPath.of(format.rows());
        this.records = lines
                ? new LineRecords(name, text)
                : new ListRecords(name, JsonParsing.FACTORY.createParser(text), path.outer(), columns);
        this.expansion = new RowExpansion(columns, header, lines ? RowPath.inLine(format.rows()) : path.inner(),
                format.decimal());
    }

    /** @throws UnreadableSource if it cannot be opened */
    public static JsonTable open(Path path, Mapping.FileSpec spec) throws UnreadableSource {
        String name = OpenedFile.nameOf(path);
        OpenedFile file = OpenedFile.open(path);
        try {
            return new JsonTable(name, file, Decoding.reader(name, file, spec.format().encoding()), spec);
        } catch (UnreadableSource unreadable) {
            file.closeQuietly();
            throw unreadable;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // a parser over a reader reads nothing when it is made
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
        while (ready.isEmpty()) {
            JsonRecords.Found found = records.next();
            if (found == null) {
                return null;
            }
            expansion.expand(found, ready);
        }
        return ready.poll();
    }

    @Override
    public void check(TextRow found) throws BadField {
        if (found instanceof NestedRow row) {
            row.check();
        }
        for (int i = 0; text.spotted() && i < found.fieldCount(); i++) {
            text.check(header.get(i), found.field(i));
        }
    }

    @Override
    public List<String> neverSeen() {
        return IntStream.range(0, header.size()).filter(column -> !expansion.seen(column)).mapToObj(header::get)
                .toList();
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
