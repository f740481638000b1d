package com.superscapes.sample.books;

import java.io.IOException;

/** Where posted entries go: the export's journal files, or nowhere while history before the export is played. */
public interface Ledger {

    /** Goes nowhere; counts nothing. */
    Ledger SILENT = (entry, day, number) -> {
    };

    /** Takes a balanced entry; {@code number} counts entries from 1. */
    void take(Entry entry, Day day, long number) throws IOException;
}
