package com.superscapes.sync.contract;

import com.superscapes.sync.mapping.FieldSource;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.table.ColumnType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL of a read: plain enough for SQL Server, Postgres and SQLite; every value is a parameter. */
final class TableQuery {

    private static final ColumnType STAMP = ColumnType.of(ColumnType.Kind.TIMESTAMP);

    private final Contract contract;
    private final Contract.Read read;
    private final String schema;
    private final List<String> columns;

    /** @param schema of the tables, or empty */
    TableQuery(Contract contract, Contract.Read read, String schema) {
        this.contract = contract;
        this.read = read;
        this.schema = schema;
        // Long texts last: drivers read them in pieces, after the bound columns.
        this.columns = columns(read).stream().sorted((a, b) -> Boolean.compare(isLong(a), isLong(b))).toList();
    }

    private boolean isLong(String column) {
        return contract.type(read, column).kind() == ColumnType.Kind.LONG_TEXT;
    }

    /** Every column that a read uses, each once; those of the parent with its name before them. */
    static Set<String> columns(Contract.Read read) {
        Set<String> used = new LinkedHashSet<>(read.key());
        Mapping.FileSpec spec = read.spec();
        spec.fields().values().stream().map(FieldSource::column).forEach(column -> {
            if (column != null && !column.equals(QueryTable.KEY)) {
                used.add(column);
            }
        });
        if (spec.dead() != null) {
            used.add(spec.dead().column());
        }
        if (spec.only() != null) {
            used.add(spec.only().column());
        }
        if (read.year() != null) {
            used.add(read.year());
        }
        return used;
    }

    /** In the order of the select list. */
    List<String> columns() {
        return columns;
    }

    /** Of the select list: the stamps of change come first, the row's own and then its parent's. */
    List<ColumnType> types() {
        List<ColumnType> types = new ArrayList<>();
        for (int i = 0; i < stamps(); i++) {
            types.add(STAMP);
        }
        columns.forEach(column -> types.add(contract.type(read, column)));
        return types;
    }

    /** How many stamps of change stand before the columns. */
    int stamps() {
        return contract.changed().isEmpty() ? 0 : read.parent() == null ? 1 : 2;
    }

    /** Rows of a fiscal year (or all), changed since a time (or ever), in the order of their keys. */
    String rows(@Nullable Integer year, @Nullable LocalDateTime since) {
        List<String> selected = new ArrayList<>(stampColumns());
        columns.forEach(column -> selected.add(qualified(column)));
        return "select " + String.join(", ", selected) + from() + where(conditions(year, since)) + " order by "
                + keys();
    }

    /** How many those are. */
    String count(@Nullable Integer year, @Nullable LocalDateTime since) {
        return "select count(*)" + from() + where(conditions(year, since));
    }

    private List<String> conditions(@Nullable Integer year, @Nullable LocalDateTime since) {
        List<String> conditions = new ArrayList<>();
        if (year != null && read.year() != null) {
            conditions.add(qualified(read.year()) + " = ?");
        }
        if (since != null && stamps() > 0) {
            conditions.add(stampColumns().stream().map(stamp -> stamp + " >= ?")
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return conditions;
    }

    List<Object> parameters(@Nullable Integer year, @Nullable LocalDateTime since) {
        List<Object> values = new ArrayList<>();
        if (year != null && read.year() != null) {
            values.add(year.longValue());
        }
        for (int i = 0; since != null && i < stamps(); i++) {
            values.add(since);
        }
        return values;
    }

    /** The keys of a fiscal year's rows. */
    String keys(@Nullable Integer year) {
        List<String> conditions = year == null || read.year() == null
                ? List.of()
                : List.of(qualified(read.year()) + " = ?");
        return "select " + keys() + from() + where(conditions);
    }

    List<ColumnType> keyTypes() {
        return read.key().stream().map(column -> contract.type(read, column)).toList();
    }

    /** Fiscal years and how many rows each has; without a year one row. */
    String years() {
        return read.year() == null
                ? "select count(*)" + from()
                : "select " + qualified(read.year()) + ", count(*)" + from() + " group by " + qualified(read.year());
    }

    private List<String> stampColumns() {
        List<String> stamps = new ArrayList<>();
        if (stamps() > 0) {
            stamps.add(stamp("t"));
        }
        if (stamps() > 1) {
            stamps.add(stamp("p"));
        }
        return stamps;
    }

    private String stamp(String alias) {
        String columns = contract.changed().stream().map(column -> alias + "." + quoted(column))
                .collect(Collectors.joining(", "));
        return contract.changed().size() == 1 ? columns : "coalesce(" + columns + ")";
    }

    private String keys() {
        return read.key().stream().map(this::qualified).collect(Collectors.joining(", "));
    }

    private String from() {
        Contract.Parent parent = read.parent();
        String from = " from " + table(read.table()) + " t";
        return parent == null
                ? from
                : from + " join " + table(parent.table()) + " p on p." + quoted(parent.theirs()) + " = t."
                        + quoted(parent.own());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private String table(String name) {
        return schema.isEmpty() ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    private String qualified(String column) {
        int dot = column.indexOf('.');
        return (dot < 0 ? "t." : "p.") + quoted(column.substring(dot + 1));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
