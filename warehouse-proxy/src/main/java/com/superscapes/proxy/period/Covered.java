package com.superscapes.proxy.period;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.query.Filter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last fiscal period that figures take in, of the companies they are of.
 *
 * @param companies codes; empty for all
 * @param last      true for the period in question in each company's calendar
 */
public record Covered(Set<String> companies, Predicate<PeriodStatus> last) {

    private static final List<PeriodState> LEAST_CLOSED_FIRST = List.of(PeriodState.OPEN, PeriodState.SOFT_CLOSED,
            PeriodState.CLOSED, PeriodState.YEAR_CLOSED);

    /** @param period fiscal year * 100 + period */
    public static Covered to(int period, Set<String> companies) {
        return new Covered(companies, each -> each.period() == period);
    }

    /** @param filters of a question; those of companies count */
    public static Covered to(int period, List<Filter> filters) {
        return to(period, filters.stream().filter(filter -> filter.dimension().equals("company"))
                .flatMap(filter -> filter.members().stream()).collect(Collectors.toSet()));
    }

    /** The period with the day in it; adjustments have a period of their own and no day. */
    public static Covered asOf(LocalDate day, Set<String> companies) {
        return new Covered(companies,
                each -> each.period() % 100 <= 12 && !each.start().isAfter(day) && !each.end().isBefore(day));
    }

    /** The one of these that is least closed; null when there is none. */
    public @Nullable ProofPeriod of(List<PeriodStatus> periods) {
        return periods.stream().filter(last).filter(each -> companies.isEmpty() || companies.contains(each.company()))
                .min(Comparator.comparing((PeriodStatus each) -> LEAST_CLOSED_FIRST.indexOf(each.state())))
                .map(each -> new ProofPeriod(each.name(), each.state())).orElse(null);
    }
}
