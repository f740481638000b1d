package com.superscapes.sync.csv;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.row.TextRow;
import com.superscapes.sync.row.TextTable;
import com.superscapes.sync.source.Decoding;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.UnreadableSource;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a character-separated file, with their lines. */
public final class CsvTable implements TextTable {

    private static final int LONGEST_RECORD = 1 << 22;

    private final String name;
    private final OpenedFile file;
    private final Decoding.SpottingReader text;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine = 1;

    private CsvTable(String name, OpenedFile file, Decoding.SpottingReader text, Mapping.Format format)
            throws UnreadableSource {
        this.name = name;
        this.file = file;
        this.text = text;
        this.records = CsvReader.builder().fieldSeparator(format.separator()).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true).allowUnclosedQuote(false).maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text)
                .iterator();
        CsvRecord first = format.header() ? record() : null;
        this.header = first == null ? List.of() : first.getFields().stream().map(String::strip).toList();
        if (format.header() && first == null) {
            throw new UnreadableSource(name, 1L, null, "empty-file", "the file is empty");
        }
    }

    /** @throws UnreadableSource if it cannot be opened, or is empty */
    public static CsvTable open(Path path, Mapping.Format format) throws UnreadableSource {
        String name = OpenedFile.nameOf(path);
        OpenedFile file = OpenedFile.open(path);
        try {
            return new CsvTable(name, file, Decoding.reader(name, file, format.encoding()), format);
        } catch (UnreadableSource unreadable) {
            file.closeQuietly();
            throw unreadable;
        }
    }

    /** Header names without blanks around them; empty when the file has none. */
    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String name() {
        return name;
    }

    /** The next record, or null at the end. */
    @Override
    public @Nullable TextRow next() throws UnreadableSource {
        CsvRecord found = record();
        return found == null ? null : new CsvRow(found);
    }

    /** A record as the mapping sees it. */
    private record CsvRow(CsvRecord record) implements TextRow {

        @Override
        public int fieldCount() {
            return record.getFieldCount();
        }

        @Override
        public String field(int index) {
            return record.getField(index);
        }

        @Override
        public long line() {
            return record.getStartingLineNumber();
        }

        @Override
        public String raw() {
            return Decoding.visible(String.join(" | ", record.getFields()));
        }
    }

    private @Nullable CsvRecord record() throws UnreadableSource {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord found = records.next();
            lastLine = found.getStartingLineNumber();
            return found;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new UnreadableSource(name, lastLine + 1, null, "broken-csv",
                    "the file cannot be read on from here: a quote is not closed, or a row is longer than 4 million characters");
        }
    }

    /** @throws BadField if bytes of the record could not be decoded, or it has more or fewer fields than the header */
    @Override
    public void check(TextRow found) throws BadField {
        if (text.spotted()) {
            for (int i = 0; i < found.fieldCount(); i++) {
                text.check(columnName(i), found.field(i));
            }
        }
        if (!header.isEmpty() && found.fieldCount() != header.size()) {
            throw new BadField(null, "wrong-field-count", "the row has " + found.fieldCount()
                    + " fields, but the header has " + header.size(), found.raw());
        }
    }

    @Override
    public String columnName(int index) {
        return index < header.size() ? header.get(index) : "column " + (index + 1);
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
