package com.superscapes.sync.run;

import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.SourceRow;
import java.math.BigDecimal;

/** Counts the rows of a slice as they land. Statistical accounts are not money and stay out of the totals. */
final class SliceTally {

    private final Members members;
    private final boolean linesOnly;
    private long read;
    private long known;
    private long rejected;
    private BigDecimal debit = BigDecimal.ZERO;
    private BigDecimal credit = BigDecimal.ZERO;

    /** @param linesOnly count ledger lines and what could not be read, not the accounts and balances beside them */
    SliceTally(Members members, boolean linesOnly) {
        this.members = members;
        this.linesOnly = linesOnly;
    }

    void count(SourceRow row) {
        switch (row) {
            case SourceRow.Line line -> {
                read++;
                // What a SAF-T file states of itself is the sum of all its lines.
                if (linesOnly || isMoney(line.place())) {
                    debit = debit.add(line.debit());
                    credit = credit.add(line.credit());
                }
            }
            case SourceRow.Amount amount -> {
                read += linesOnly ? 0 : 1;
                add(amount);
            }
            case SourceRow.Known member -> {
                read += linesOnly ? 0 : 1;
                known += linesOnly ? 0 : 1;
            }
            case SourceRow.Record record -> {
                read += linesOnly ? 0 : 1;
                add(record);
            }
            case SourceRow.Gone gone -> read++;
            case SourceRow.Bad bad -> {
                read++;
                rejected++;
            }
        }
    }

    private void add(SourceRow.Amount row) {
        BigDecimal amount = row.amount();
        if (amount == null || linesOnly || !isMoney(row.place())) {
            return;
        }
        if (amount.signum() >= 0) {
            debit = debit.add(amount);
        } else {
            credit = credit.subtract(amount);
        }
    }

    /** Money of a record is what its kind calls the amount. */
    private void add(SourceRow.Record record) {
        if (record.kind().has("amount")
                && record.values().get(record.kind().indexOf("amount")) instanceof BigDecimal amount) {
            debit = debit.add(amount.max(BigDecimal.ZERO));
            credit = credit.add(amount.min(BigDecimal.ZERO).negate());
        }
    }

    private boolean isMoney(SourceRow.Place place) {
        Member.Account account = members.account(place.account());
        return account == null || !account.type().equals("statistical");
    }

    /** Loaded counts the members only: the merge counts the facts. */
    SliceCounts counts() {
        return new SliceCounts(read, known, 0, rejected, debit, credit);
    }
}
