package com.superscapes.sync.contract;

import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.mapping.Keys;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.mapping.SpecParser;
import com.superscapes.sync.mapping.YamlNode;
import com.superscapes.sync.table.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads contract files: those that come with the program by their name, others by their path. */
public final class ContractReader {

    /** Columns that identify a person beyond the number of an employee: no contract may read them. */
    private static final Set<String> PERSONAL = Set.of("socsec", "lstnme", "fstnme", "midini", "brthdt", "ssn");

    private final String file;
    private final Map<String, Map<String, ColumnType>> tables = new LinkedHashMap<>();

    private ContractReader(String file) {
        this.file = file;
    }

    /**
     * @param name of a contract that comes with the program, such as {@code sage-100-contractor-1}, or a file's path
     * @throws BadMapping  if the contract could not be used; the message names file, line and reason
     * @throws IOException if there is none
     */
    public static Contract read(String name) throws IOException {
        try (InputStream own = ContractReader.class.getResourceAsStream(name + ".yaml")) {
            if (own != null) {
                return parse(name + ".yaml", new String(own.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no contract " + name + ", neither with this program nor as a file");
        }
        return parse(String.valueOf(path.getFileName()), Files.readString(path));
    }

    /** @throws BadMapping if the contract could not be used */
    static Contract parse(String file, String text) {
        return new ContractReader(file).contract(new Keys(file, YamlNode.parse(file, text), "the contract"), text);
    }

    private Contract contract(Keys keys, String text) {
        if (!"1".equals(keys.required("version"))) {
            throw keys.bad("version", "this program reads contract version 1");
        }
        String name = keys.required("contract") + "-" + keys.required("revision");
        String schema = keys.text("schema");
        List<String> changed = keys.texts("changed");
        keys.keys("tables").ifPresent(inner -> {
            for (String table : List.copyOf(inner.names())) {
                tables.put(table, columns(inner, table));
            }
        });
        Map<String, List<String>> unread = lists(keys, "unread", Set.of("*"));
        Map<String, List<String>> optional = lists(keys, "optional", Set.of());
        optional.forEach((table, columns) -> columns.forEach(column -> {
            if (!column.equals(Contract.WHOLE) && !tables.getOrDefault(table, Map.of()).containsKey(column)) {
                throw keys.bad("optional", "the column " + column + " is optional but 'tables' does not declare it for "
                        + table);
            }
        }));
        List<Contract.Read> reads = new ArrayList<>();
        for (YamlNode item : keys.items("reads")) {
            reads.add(read(keys.inner(item, "an item of 'reads'"), changed));
        }
        keys.done();
        return new Contract(name, schema == null ? "" : schema, changed, tables, unread, optional, reads,
                text);
    }

    /** Lists of columns by table. @param beside words that may stand in a table's place */
    private Map<String, List<String>> lists(Keys keys, String key, Set<String> beside) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        keys.keys(key).ifPresent(inner -> List.copyOf(inner.names()).forEach(table -> {
            if (!beside.contains(table) && !tables.containsKey(table)) {
                throw inner.unknown("table", table, inner.line(table), tables.keySet());
            }
            lists.put(table, inner.texts(table));
        }));
        return lists;
    }

    private Map<String, ColumnType> columns(Keys keys, String table) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        keys.map(table).forEach((column, word) -> {
            if (PERSONAL.contains(column.toLowerCase(Locale.ROOT))) {
                throw keys.bad(table, "the column " + column + " identifies a person and may not be read");
            }
            columns.put(column, type(keys, table, word));
        });
        return columns;
    }

    private static ColumnType type(Keys keys, String table, String word) {
        String[] parts = word.strip().split(" ");
        return switch (parts[0]) {
            case "text" -> parts.length == 2 && parts[1].matches("[1-9]\\d{0,3}")
                    ? ColumnType.text(Integer.parseInt(parts[1]))
                    : ColumnType.of(ColumnType.Kind.LONG_TEXT);
            case "integer" -> ColumnType.of(ColumnType.Kind.INTEGER);
            case "decimal" -> ColumnType.of(ColumnType.Kind.DECIMAL);
            case "date" -> ColumnType.of(ColumnType.Kind.DATE);
            case "timestamp" -> ColumnType.of(ColumnType.Kind.TIMESTAMP);
            case "flag" -> ColumnType.of(ColumnType.Kind.FLAG);
            case "guid" -> ColumnType.of(ColumnType.Kind.GUID);
            default -> throw keys.unknown("type", parts[0], keys.line(table),
                    List.of("text", "integer", "decimal", "date", "timestamp", "flag", "guid"));
        };
    }

    private Contract.Read read(Keys keys, List<String> changed) {
        String table = keys.required("table");
        if (!tables.containsKey(table)) {
            throw keys.unknown("table", table, keys.line("table"), tables.keySet());
        }
        Contract.Parent parent = keys.keys("parent").map(inner -> {
            Contract.Parent found = new Contract.Parent(inner.required("table"), inner.required("own"),
                    inner.required("theirs"));
            inner.done();
            return found;
        }).orElse(null);
        String year = keys.text("year");
        List<String> key = keys.texts("key");
        Mapping.FileSpec spec = SpecParser.parse(keys, table).withId(QueryTable.KEY);
        Contract.Read read = new Contract.Read(table, parent, year, key, spec);
        if (key.isEmpty()) {
            throw keys.bad("key", "'key' must name the columns that together name a row");
        }
        requireDeclared(keys, read, changed);
        return read;
    }

    private void requireDeclared(Keys keys, Contract.Read read, List<String> changed) {
        List<String> used = new ArrayList<>(TableQuery.columns(read));
        changed.forEach(column -> used.add(column));
        for (String column : used) {
            int dot = column.indexOf('.');
            String table = dot < 0 ? read.table() : column.substring(0, dot);
            @Nullable
            Map<String, ColumnType> declared = tables.get(table);
            if (declared == null || !declared.containsKey(column.substring(dot + 1))) {
                throw keys.bad("columns",
                        "the column " + column + " is used but 'tables' does not declare it for " + table);
            }
        }
    }

    @Override
    public String toString() {
        return "the reader of " + file;
    }
}
