package com.superscapes.sync.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a slice's rows lie. */
public sealed interface Origin {

    /** A file, read whole and known again by its content. */
    record InFile(Path file) implements Origin {
    }

    /**
     * A table of a database, or one fiscal year of it, read from its newest change on.
     *
     * @param fiscalYear   null for a table that is read as a whole
     * @param expectedRows as counted beforehand; -1 when nobody counted
     */
    record InTable(String table, @Nullable Integer fiscalYear, long expectedRows) implements Origin {
    }
}
