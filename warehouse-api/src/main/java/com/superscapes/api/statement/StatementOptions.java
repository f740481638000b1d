package com.superscapes.api.statement;

import com.superscapes.api.query.Basis;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a statement is read and printed; null leaves each as it is by default.
 *
 * @param span            the periods of a flow; null for what {@code yearToDate} says
 * @param columnsBy       a dimension whose members stand as columns, with what has none and a total: company, region, branch,
 *                        division, service-line, customer or job; null for comparatives
 * @param view            of a trial balance: before adjusting entries, before closing entries, or after both (null)
 * @param rounding        1 for whole units of money, 1000 for thousands; null for cents
 * @param reclassifyAbove of a balance sheet: customers' credit balances, vendors' debit balances and overdrawn bank accounts
 *                        above this amount stand on the other side; null leaves balances where their accounts are
 * @param basis           period 13, a day within the last period, and the versions compared with
 * @param template        version of the rows, a draft too; null for the newest approved one
 * @param allocation      with members as columns: overhead that names no member is put on them by this basis, on a row of its own;
 *                        null leaves it unassigned
 */
public record StatementOptions(@Nullable Span span, @Nullable String columnsBy, @Nullable View view,
        @Nullable Integer rounding, @Nullable BigDecimal reclassifyAbove, @Nullable Basis basis,
        @Nullable Integer template, @Nullable Allocation allocation) {

    /** Everything by default. */
    public static final StatementOptions NONE = new StatementOptions(null, null, null, null, null, null);

    /** With the rows that hold. */
    public StatementOptions(@Nullable Span span, @Nullable String columnsBy, @Nullable View view,
            @Nullable Integer rounding, @Nullable BigDecimal reclassifyAbove, @Nullable Basis basis) {
        this(span, columnsBy, view, rounding, reclassifyAbove, basis, null, null);
    }

    /** Without allocation. */
    public StatementOptions(@Nullable Span span, @Nullable String columnsBy, @Nullable View view,
            @Nullable Integer rounding, @Nullable BigDecimal reclassifyAbove, @Nullable Basis basis,
            @Nullable Integer template) {
        this(span, columnsBy, view, rounding, reclassifyAbove, basis, template, null);
    }

    /** What overhead is put on members by: their revenue, direct cost, or direct labor with burden. */
    public enum Allocation {
        REVENUE, DIRECT, LABOR
    }

    /** Periods of a flow. */
    public enum Span {
        MONTH, YEAR_TO_DATE, TRAILING_12
    }

    /** What a trial balance has seen. */
    public enum View {
        UNADJUSTED, ADJUSTED, POST_CLOSE
    }
}
