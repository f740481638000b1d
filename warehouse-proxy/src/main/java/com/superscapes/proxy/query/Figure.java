package com.superscapes.proxy.query;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.Comparative;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.SumColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One figure column: a sum of terms, or the ratio of two sums, in one slot. A ratio is computed from its parts on every row
 * and again on the totals, so it is never summed.
 */
record Figure(Column column, List<Term> numerator, @Nullable List<Term> denominator, int slot) {

    static Figure of(MetricCatalogue catalogue, MetricEntry metric, int slot, @Nullable Comparative comparative) {
        String suffix = comparative == null ? "" : "." + id(comparative);
        String name = comparative == null ? metric.name() : metric.name() + ", " + id(comparative).replace('-', ' ');
        Column column = new Column(metric.id() + suffix, name, metric.kind());
        if (!metric.ratio()) {
            return new Figure(column, catalogue.terms(metric.id()), null, slot);
        }
        return new Figure(column, catalogue.terms(Objects.requireNonNull(metric.numerator())),
                catalogue.terms(Objects.requireNonNull(metric.denominator())), slot);
    }

    private static String id(Comparative comparative) {
        return comparative.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<SumColumn> sums() {
        List<Term> below = denominator == null ? List.of() : denominator;
        return Stream.concat(numerator.stream(), below.stream()).map(this::sum).distinct().toList();
    }

    /** Null when no row stands behind any term, or when a ratio's denominator is zero. */
    @Nullable
    BigDecimal value(Function<SumColumn, @Nullable BigDecimal> sums) {
        BigDecimal above = add(numerator, sums);
        if (denominator == null || above == null) {
            return above;
        }
        BigDecimal below = add(denominator, sums);
        return below == null ? null : Amounts.ratio(above, below);
    }

    private @Nullable BigDecimal add(List<Term> terms, Function<SumColumn, @Nullable BigDecimal> sums) {
        BigDecimal total = null;
        for (Term term : terms) {
            BigDecimal sum = sums.apply(sum(term));
            if (sum != null) {
                BigDecimal signed = term.sign() < 0 ? sum.negate() : sum;
                total = total == null ? signed : total.add(signed);
            }
        }
        return Amounts.normal(total);
    }

    private SumColumn sum(Term term) {
        return new SumColumn(term.measure(), term.accounts(), slot);
    }
}
