package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.mapping.Sign;
import com.superscapes.sync.member.AccountType;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;

import java.math.BigDecimal;

/** The amount of a record as debit and credit, whichever of the three ways it is written. */
final class Sides {

    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Members members;

    Sides(Fields fields, Mapping.FileSpec spec, Members members) {
        this.fields = fields;
        this.spec = spec;
        this.members = members;
    }

    /**
     * @param stated in the source's own sign; debit less credit where the source writes both
     */
    record Pair(BigDecimal debit, BigDecimal credit, BigDecimal stated) {

        BigDecimal amount() {
            return debit.subtract(credit);
        }
    }

    Pair of(TextRow found, String account) throws BadField {
        if (!fields.has(Column.AMOUNT)) {
            return twoColumns(found);
        }
        BigDecimal stated = fields.amount(found, Column.AMOUNT);
        if (stated == null) {
            throw missing(Column.AMOUNT);
        }
        if (fields.has(Column.INDICATOR)) {
            return debitOf(found)
                    ? new Pair(stated, BigDecimal.ZERO, stated)
                    : new Pair(BigDecimal.ZERO, stated, stated);
        }
        BigDecimal amount = creditPositive(account) ? stated.negate() : stated;
        return amount.signum() < 0
                ? new Pair(BigDecimal.ZERO, amount.negate(), stated)
                : new Pair(amount, BigDecimal.ZERO, stated);
    }

    /** The amount debit positive, of a text in the file's sign for this account. */
    BigDecimal signed(BigDecimal stated, String account) {
        return creditPositive(account) ? stated.negate() : stated;
    }

    private Pair twoColumns(TextRow found) throws BadField {
        BigDecimal debit = fields.amount(found, Column.DEBIT);
        BigDecimal credit = fields.amount(found, Column.CREDIT);
        if (debit == null && credit == null) {
            throw missing(fields.has(Column.DEBIT) ? Column.DEBIT : Column.CREDIT);
        }
        BigDecimal left = debit == null ? BigDecimal.ZERO : debit;
        BigDecimal right = credit == null ? BigDecimal.ZERO : credit;
        return new Pair(left, right, left.subtract(right));
    }

    private boolean debitOf(TextRow found) throws BadField {
        String word = fields.required(found, Column.INDICATOR);
        Character side = spec.indicator().get(word);
        if (side == null) {
            throw new BadField(fields.nameOf(Column.INDICATOR), "bad-indicator",
                    "the word is neither debit nor credit in the mapping's 'indicator'", word);
        }
        return side == 'D';
    }

    private boolean creditPositive(String account) {
        if (spec.sign() != Sign.BY_ACCOUNT_TYPE) {
            return spec.sign() == Sign.CREDIT_POSITIVE;
        }
        Member.Account known = members.account(account);
        return known != null && !AccountType.debitNormal(known.type());
    }

    private BadField missing(Column column) {
        return new BadField(fields.nameOf(column), "missing-value", "the amount is missing", null);
    }
}
