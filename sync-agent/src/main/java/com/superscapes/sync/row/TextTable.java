package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.UnreadableSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of texts with named columns: a file of characters, the objects of a JSON file, the rows of a database table. */
public interface TextTable extends AutoCloseable {

    /** What users call it. */
    String name();

    /** The columns' names; empty when they have only positions. */
    List<String> header();

    /** The next row, or null at the end. @throws UnreadableSource if reading cannot go on */
    @Nullable
    TextRow next() throws UnreadableSource;

    /** @throws BadField if the row is not whole, such as one with more fields than the header */
    default void check(TextRow found) throws BadField {
        // most formats have no such rows
    }

    /** True where a table without rows is nothing to speak of. */
    default boolean mayBeEmpty() {
        return false;
    }

    /** A column's name for people. */
    default String columnName(int index) {
        return index < header().size() ? header().get(index) : "column " + (index + 1);
    }

    /** Columns that no row had so far; at the end of a file whose rows each have their own, a word that is likely wrong. */
    default List<String> neverSeen() {
        return List.of();
    }

    /** The source's own word for the newest change delivered so far, or null. */
    default @Nullable String mark() {
        return null;
    }

    /** Bytes consumed, about: for progress. */
    long bytesRead();

    @Override
    void close();
}
