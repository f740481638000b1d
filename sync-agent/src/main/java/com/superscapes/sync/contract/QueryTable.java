package com.superscapes.sync.contract;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.row.TextRow;
import com.superscapes.sync.row.TextTable;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query as the mapping sees them: the key first, then the columns of the read. */
final class QueryTable implements TextTable {

    /** The column that names a row, made of its key. */
    static final String KEY = "$key";

    private final String name;
    private final RowCursor cursor;
    private final TableQuery query;
    private final List<Integer> key;
    private final List<String> header = new ArrayList<>();
    private long count;
    private long bytes;
    private @Nullable String mark;

    QueryTable(String name, RowCursor cursor, TableQuery query, Contract.Read read) {
        this.name = name;
        this.cursor = cursor;
        this.query = query;
        this.key = read.key().stream().map(column -> query.columns().indexOf(column)).toList();
        header.add(KEY);
        header.addAll(query.columns());
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
    public boolean mayBeEmpty() {
        return true;
    }

    @Override
    public @Nullable String mark() {
        return mark;
    }

    @Override
    public @Nullable TextRow next() throws UnreadableSource {
        try {
            if (!cursor.next()) {
                return null;
            }
        } catch (TableException broken) {
            throw new UnreadableSource(name, count, null, "source-failed", String.valueOf(broken.getMessage()));
        }
        count++;
        for (int i = 0; i < query.stamps(); i++) {
            String stamp = cursor.text(i);
            if (stamp != null && (mark == null || stamp.compareTo(mark) > 0)) {
                mark = stamp;
            }
        }
        String[] texts = new String[header.size()];
        boolean[] cut = new boolean[header.size()];
        for (int i = 1; i < texts.length; i++) {
            int column = query.stamps() + i - 1;
            texts[i] = plain(cursor.text(column));
            cut[i] = cursor.cut(column);
            bytes += texts[i].length();
        }
        texts[0] = joined(texts);
        return new Row(texts, cut, line(texts));
    }

    /** A number is the same number with and without zeros at its end, whatever the driver writes. */
    static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.endsWith("0") && text.indexOf('.') > 0 && text.matches("-?\\d+\\.\\d+")) {
            String shorter = text.replaceFirst("0+$", "");
            return shorter.endsWith(".") ? shorter.substring(0, shorter.length() - 1) : shorter;
        }
        return text;
    }

    private String joined(String[] texts) {
        StringBuilder joined = new StringBuilder();
        for (int index : key) {
            joined.append(joined.isEmpty() ? "" : "/").append(texts[index + 1]);
        }
        return joined.toString();
    }

    /** A row's own number where its key begins with one, so that it is found again; else its place. */
    private long line(String[] texts) {
        String first = texts[key.getFirst() + 1];
        return first.matches("\\d{1,18}") ? Long.parseLong(first) : count;
    }

    /** A row; what stands in it for people is its columns and their values. */
    private final class Row implements TextRow {

        private final String[] texts;
        private final boolean[] cut;
        private final long line;

        Row(String[] texts, boolean[] cut, long line) {
            this.texts = texts;
            this.cut = cut;
            this.line = line;
        }

        @Override
        public int fieldCount() {
            return texts.length;
        }

        @Override
        public String field(int index) {
            return texts[index];
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public String raw() {
            StringBuilder raw = new StringBuilder();
            for (int i = 1; i < texts.length; i++) {
                raw.append(raw.isEmpty() ? "" : ", ").append(header.get(i)).append('=').append(texts[i]);
            }
            return raw.toString();
        }
    }

    @Override
    public void check(TextRow found) throws BadField {
        if (found instanceof Row row) {
            for (int i = 1; i < row.cut.length; i++) {
                if (row.cut[i]) {
                    throw new BadField(header.get(i), "too-long",
                            "the value is longer than the contract declares (row " + row.texts[0] + ")", row.texts[i]);
                }
            }
        }
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
