package com.superscapes.proxy.statement;

import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of amounts: a measure over spans.
 *
 * @param id       actual, prior-year, opening, ...
 * @param scenario first line of the head
 * @param period   second line of the head
 * @param spans    one, or those that an outlook adds
 * @param accounts that have an amount in this column
 * @param against  id of the column that this one's variance is taken from; null for none
 */
public record ValueColumn(String id, String scenario, String period, Measure measure, List<Span> spans,
        AccountCondition accounts, @Nullable String against) {

    /** An amount of every account over one span. */
    ValueColumn(String id, String scenario, String period, Measure measure, Span span) {
        this(id, scenario, period, measure, List.of(span), AccountCondition.ANY, null);
    }

    /** The periods of the column, or of its first part. */
    public Span span() {
        return spans.getFirst();
    }

    /** True when ledger lines of one span add up to the column. */
    public boolean simple() {
        return spans.size() == 1 && accounts.equals(AccountCondition.ANY);
    }
}
