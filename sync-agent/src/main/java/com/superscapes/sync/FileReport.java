package com.superscapes.sync;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file. Rows read = loaded + unchanged + rejected.
 *
 * @param fileId        in ops.source_file; 0 when the file was refused before anything of it was read
 * @param file          the file's name, without its folder
 * @param content       what it holds: journal, accounts, ...
 * @param unreadable    true when reading stopped before its end
 * @param totalDebit    of the rows kept, as a positive amount
 * @param totalCredit   of the rows kept, as a positive amount
 * @param stated        what the file says of itself, or null when it says nothing
 * @param rejects       the first {@value #LISTED} of them; {@code control-totals.json} and ops.rejected_row have all
 */
public record FileReport(long fileId, String file, String content, boolean unreadable, long rowsRead, long rowsLoaded,
        long rowsUnchanged, long rowsRejected, BigDecimal totalDebit, BigDecimal totalCredit, @Nullable Stated stated,
        List<RejectedRow> rejects) {

    /** Rejects kept in memory per file, so that a file of nothing but errors cannot exhaust it. */
    public static final int LISTED = 1000;

    public FileReport {
        rejects = List.copyOf(rejects);
    }

    /**
     * Control totals that a file carries in its own header.
     *
     * @param entries number of journal entries, or null
     */
    public record Stated(@Nullable Long entries, @Nullable BigDecimal debit, @Nullable BigDecimal credit) {
    }
}
