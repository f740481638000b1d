package com.superscapes.sync.contract;

import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.table.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a database source and what its rows mean.
 *
 * @param name    with its revision, such as {@code sage-100-contractor-1}
 * @param schema  where its tables lie, in databases that have schemas
 * @param changed columns that every table has, of which the first that is not null says when a row changed last, in UTC
 * @param tables  name to columns with their declared types
 * @param unread  columns that are known and not read, by table; those of every table under {@code *}
 * @param optional declared columns that a source may lack, by table: what they would fill stays empty then; {@link #WHOLE} stands for
 *                 the table itself
 * @param text    the contract's own text: a changed contract is another load
 */
public record Contract(String name, String schema, List<String> changed, Map<String, Map<String, ColumnType>> tables,
        Map<String, List<String>> unread, Map<String, List<String>> optional, List<Read> reads, String text) {

    /** In the place of a column: all of them. */
    public static final String WHOLE = "*";

    public Contract {
        changed = List.copyOf(changed);
        tables = Map.copyOf(tables);
        unread = Map.copyOf(unread);
        optional = Map.copyOf(optional);
        reads = List.copyOf(reads);
    }

    /**
     * Rows of a table taken as one content.
     *
     * @param parent the table whose columns stand beside the row's own, or null
     * @param year   the column of the fiscal year by which the table is cut, or null
     * @param key    columns that together name a row
     */
    public record Read(String table, @Nullable Parent parent, @Nullable String year, List<String> key,
            Mapping.FileSpec spec) {

        public Read {
            key = List.copyOf(key);
        }
    }

    /** A joined table: the row's own column equals the parent's. */
    public record Parent(String table, String own, String theirs) {
    }

    /** The same with these rules for statement classes before its own. */
    public Contract withClasses(List<Mapping.ClassRule> rules) {
        List<Read> ruled = reads.stream().map(read -> read.spec().content() == Content.ACCOUNTS
                ? new Read(read.table(), read.parent(), read.year(), read.key(), read.spec().withClasses(rules))
                : read).toList();
        return new Contract(name, schema, changed, tables, unread, optional, ruled, text + rules);
    }

    /** The same without reads of these contents. */
    public Contract without(Set<String> contents) {
        return contents.isEmpty()
                ? this
                : new Contract(name, schema, changed, tables, unread, optional,
                        reads.stream().filter(read -> !contents.contains(read.spec().contentWord())).toList(),
                        text + new TreeSet<>(contents));
    }

    /** The same without an optional column: another load than with it. */
    Contract withoutColumn(String table, String column) {
        Map<String, Map<String, ColumnType>> kept = new LinkedHashMap<>(tables);
        Map<String, ColumnType> others = new LinkedHashMap<>(tables.getOrDefault(table, Map.of()));
        others.remove(column);
        kept.put(table, others);
        List<Read> fewer = reads.stream()
                .map(read -> new Read(read.table(), read.parent(), read.year(), read.key(), read.spec()
                        .withoutColumn(read.table().equals(table) ? column : table + "." + column)))
                .toList();
        return new Contract(name, schema, changed, kept, unread, optional, fewer,
                text + "# without " + table + "." + column);
    }

    /** The same without an optional table: no row is read from it, nor from tables that it is the parent of. */
    Contract withoutTable(String table) {
        Map<String, Map<String, ColumnType>> kept = new LinkedHashMap<>(tables);
        kept.remove(table);
        List<Read> fewer = reads.stream()
                .filter(read -> !read.table().equals(table)
                        && (read.parent() == null || !read.parent().table().equals(table)))
                .toList();
        return new Contract(name, schema, changed, kept, unread, optional, fewer, text + "# without " + table);
    }

    /** True when a source may do without a table. */
    boolean mayLack(String table) {
        return optional.getOrDefault(table, List.of()).contains(WHOLE);
    }

    /** True when a column of a table is declared or known. */
    boolean knows(String table, String column) {
        return tables.getOrDefault(table, Map.of()).keySet().stream().anyMatch(column::equalsIgnoreCase)
                || Stream.of("*", table).flatMap(key -> unread.getOrDefault(key, List.of()).stream())
                        .anyMatch(column::equalsIgnoreCase);
    }

    /** The declared type of a column, named with its table where it is not the row's own. */
    ColumnType type(Read read, String column) {
        int dot = column.indexOf('.');
        String table = dot < 0 ? read.table() : column.substring(0, dot);
        ColumnType type = tables.getOrDefault(table, Map.of()).get(column.substring(dot + 1));
        if (type == null) {
            throw new IllegalArgumentException(name + " declares no column " + column + " of " + table);
        }
        return type;
    }
}
