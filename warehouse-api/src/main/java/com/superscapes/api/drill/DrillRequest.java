package com.superscapes.api.drill;

import com.superscapes.api.query.Filter;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.StatementOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the ledger lines behind a cell. The lines' amounts add up to the cell, to the cent.
 *
 * @param statement the statement and row the cell stands in ("profit-and-loss", "revenue"), or null to drill by filters alone
 * @param column    the column of the cell (actual, prior-year, opening, ...), or null for actual
 * @param periodKey   with a statement: the request's period
 * @param yearToDate  with a statement: the request's choice
 * @param period    without a statement: the periods to list
 * @param filters   account, company, branch, division, currency, scenario
 * @param cursor    from the page before, sealed with its batch; null for the first page
 * @param limit     1 to 500 lines
 * @param asOfBatch the batch the statement was read as of; null for the current one. A cursor keeps the batch of its first page
 * @param options   with a statement: the request's options
 */
public record DrillRequest(@Nullable String statement, @Nullable String row, @Nullable String column,
        @Nullable Integer periodKey, @Nullable Boolean yearToDate, @Nullable PeriodRange period, List<Filter> filters,
        @Nullable String cursor, int limit, @Nullable Long asOfBatch,
        @Nullable StatementOptions options) {

    /** Drills with the default options. */
    public DrillRequest(@Nullable String statement, @Nullable String row, @Nullable String column,
            @Nullable Integer periodKey, @Nullable Boolean yearToDate, @Nullable PeriodRange period,
            List<Filter> filters, @Nullable String cursor, int limit, @Nullable Long asOfBatch) {
        this(statement, row, column, periodKey, yearToDate, period, filters, cursor, limit, asOfBatch, null);
    }

    /** The same question to a batch. */
    public DrillRequest asOf(long batch) {
        return new DrillRequest(statement, row, column, periodKey, yearToDate, period, filters, cursor, limit, batch,
                options);
    }

    /** Drills into the current batch. */
    public DrillRequest(@Nullable String statement, @Nullable String row, @Nullable String column,
            @Nullable Integer periodKey, @Nullable Boolean yearToDate, @Nullable PeriodRange period,
            List<Filter> filters, @Nullable String cursor, int limit) {
        this(statement, row, column, periodKey, yearToDate, period, filters, cursor, limit, null, null);
    }
}
