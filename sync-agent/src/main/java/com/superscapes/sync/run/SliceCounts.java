package com.superscapes.sync.run;

import java.math.BigDecimal;

/**
 * What a slice, or all of a file's, came to.
 *
 * @param debit  of the rows kept
 * @param credit of the rows kept
 */
record SliceCounts(long read, long loaded, long unchanged, long rejected, BigDecimal debit, BigDecimal credit) {

    static final SliceCounts NONE = new SliceCounts(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    SliceCounts plus(SliceCounts more) {
        return new SliceCounts(read + more.read, loaded + more.loaded, unchanged + more.unchanged,
                rejected + more.rejected, debit.add(more.debit), credit.add(more.credit));
    }
}
