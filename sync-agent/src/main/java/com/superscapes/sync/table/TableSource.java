package com.superscapes.sync.table;

import java.util.List;

/** A connection to a database that is only read. Not for use by several threads, apart from {@link #cancel}. */
public interface TableSource extends AutoCloseable {

    /** Database and driver, for people. */
    String product();

    /** Names of tables and views, without their schema. */
    List<String> tables() throws TableException;

    /** Columns of a table in their order; empty when there is no such table. */
    List<TableColumn> columns(String table) throws TableException;

    /** The schema that unqualified names are looked up in, or empty for none. */
    String schema();

    /**
     * Runs a query.
     *
     * @param parameters texts, whole numbers and {@link java.time.LocalDateTime}s for the marks in {@code sql}, in order
     * @param types      of the selected columns, in order; LONG_TEXT must come last
     */
    RowCursor query(String sql, List<Object> parameters, List<ColumnType> types) throws TableException;

    /** True while the source still answers: what failed was one query then, and not the connection. */
    default boolean answers() {
        try (RowCursor one = query("select 1", List.of(), List.of(ColumnType.of(ColumnType.Kind.INTEGER)))) {
            return one.next();
        } catch (TableException lost) {
            return false;
        }
    }

    /** Ends what runs, from any thread. */
    void cancel();

    @Override
    void close();
}
