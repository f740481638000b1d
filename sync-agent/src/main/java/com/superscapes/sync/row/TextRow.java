package com.superscapes.sync.row;

/** One row of a source as texts, one for each column of its {@link TextTable}. */
public interface TextRow {

    int fieldCount();

    /** The text of a column; empty where the row has none. */
    String field(int index);

    /** 1-based line of the file where it starts, or its number in the table. */
    long line();

    /** The whole row for people, as it is listed when it cannot be read. */
    String raw();
}
