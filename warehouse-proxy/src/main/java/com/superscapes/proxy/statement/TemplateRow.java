package com.superscapes.proxy.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.measure.Measure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a statement template, as stored.
 *
 * @param sign         of a line: -1 shows credits as positive
 * @param polarity     +1 more is better, -1 less is better, 0 plain change
 * @param types        account types a line or unmapped row takes
 * @param classes      statement classes of those types; empty for every class
 * @param codes        account codes taken whatever their class, over every other row
 * @param sum          row ids with "+" or "-" in front
 * @param hideZero     leave the row out when every column is zero
 * @param hideAccounts show the row without its accounts
 * @param accountsOnly show the accounts without the row
 * @param plus         amounts that are no account's, with "+" or "-" in front: see {@link Moves}
 * @param measure      read by a measure of its own, beside the rows that its accounts belong to; null for the column's
 */
record TemplateRow(String id, String label, Kind kind, int level, int sign, int polarity, List<String> types,
        List<String> classes, List<String> codes, List<String> sum, @Nullable String numerator,
        @Nullable String denominator, boolean hideZero, boolean hideAccounts, boolean accountsOnly, List<String> plus,
        @Nullable Measure measure) {

    /** How a row gets its values. */
    enum Kind {
        HEADING(StatementRow.Style.HEADING), LINE(StatementRow.Style.LINE), UNMAPPED(
                StatementRow.Style.LINE), ADJUSTMENT(
                        StatementRow.Style.LINE), SUBTOTAL(StatementRow.Style.SUBTOTAL), TOTAL(
                                StatementRow.Style.TOTAL), CHECK(
                                        StatementRow.Style.CHECK), RATIO(StatementRow.Style.RATIO);

        private final StatementRow.Style style;

        Kind(StatementRow.Style style) {
            this.style = style;
        }

        @JsonCreator
        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        StatementRow.Style style() {
            return style;
        }
    }

    /** A row of an amount that is no account's, given with its sign. */
    static TemplateRow moved(String id, String label, int level, String move) {
        return new TemplateRow(id, label, Kind.ADJUSTMENT, level, 1, -1, List.of(), List.of(), List.of(), List.of(),
                null,
                null, false, true, false, List.of(move), null);
    }

    /** The same row with another sum. */
    TemplateRow withSum(List<String> parts) {
        return new TemplateRow(id, label, kind, level, sign, polarity, types, classes, codes, parts, numerator,
                denominator, hideZero, hideAccounts, accountsOnly, plus, measure);
    }

    boolean takesAccounts() {
        return kind == Kind.LINE || kind == Kind.UNMAPPED || kind == Kind.ADJUSTMENT;
    }

    boolean adds() {
        return !sum.isEmpty();
    }
}
