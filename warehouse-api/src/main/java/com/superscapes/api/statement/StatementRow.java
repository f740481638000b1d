package com.superscapes.api.statement;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param id       stable within the template: a line ("revenue") or an account under it ("revenue/4010")
 * @param label    for people
 * @param style    how it prints
 * @param level    indent, 0 at the left
 * @param values   one per column, in the statement's own display sign (revenue, liabilities and equity positive when credit);
 *                 null for not applicable; a percent that is not meaningful is null with its index in {@code notMeaningful}
 * @param sumOf    ids of the rows this one adds (+id) or subtracts (-id), so that Excel can show a live formula; of a RATIO row
 *                 the numerator's id and "/" with the denominator's; empty for account rows and headings
 * @param polarity +1 when more is better, -1 when less is better, 0 for plain change
 * @param drill    true when the row's cells open to accounts or ledger lines
 * @param notMeaningful indexes of values that print "n.m."
 */
public record StatementRow(String id, String label, Style style, int level, List<@Nullable BigDecimal> values,
        List<String> sumOf, int polarity, boolean drill, List<Integer> notMeaningful) {

    /** HEADING has no values; ACCOUNT is one account; LINE a sum of accounts; SUBTOTAL and TOTAL add rows; RATIO is a percent; CHECK must be zero. */
    public enum Style {
        HEADING, ACCOUNT, LINE, SUBTOTAL, TOTAL, RATIO, CHECK
    }
}
