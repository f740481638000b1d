package com.superscapes.api.statement;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param statement    profit-and-loss, balance-sheet, cash-flow, trial-balance or equity-roll-forward
 * @param periodKey    the period shown: fiscal year * 100 + period
 * @param yearToDate   flows from the first period of the year to periodKey; otherwise periodKey alone
 * @param comparatives columns beside the actual one, each with its variance
 * @param filters      company, currency, branch, division; one currency in all
 * @param asOfBatch    an earlier published batch, or null for the current one
 * @param options      how it is read and printed; null for the defaults
 */
public record StatementRequest(String statement, int periodKey, boolean yearToDate, List<Comparative> comparatives,
        List<Filter> filters, @Nullable Long asOfBatch, @Nullable StatementOptions options) {

    /** A statement with the default options. */
    public StatementRequest(String statement, int periodKey, boolean yearToDate, List<Comparative> comparatives,
            List<Filter> filters, @Nullable Long asOfBatch) {
        this(statement, periodKey, yearToDate, comparatives, filters, asOfBatch, null);
    }
}
