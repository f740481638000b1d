package com.superscapes.desktop.home;

import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Metric;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.session.Profile;
import com.superscapes.desktop.filter.Choices;
import java.util.Comparator;
import java.util.List;

/** What Home asks: the tiles' figures, their thirteen months, gross profit by branch. */
final class HomeQuestions {

    static final List<String> TILES = List.of("revenue", "gross-profit", "gross-margin", "operating-income",
            "net-income",
            "cash", "receivables", "payables");
    private static final int MONTHS = 13;
    private static final int REGULAR_PERIODS = 12;

    private HomeQuestions() {
    }

    /** The tiles the role may see, in order. */
    static List<String> permitted(List<Metric> catalog, Profile profile) {
        return TILES.stream().filter(id -> catalog.stream()
                .anyMatch(m -> m.id().equals(id) && (profile.entityWide() || !m.entityWideOnly()))).toList();
    }

    static Comparative comparative(Choices choices) {
        return choices.comparatives().isEmpty() ? Comparative.PRIOR_YEAR : choices.comparatives().getFirst();
    }

    static MetricQuery tiles(List<String> metrics, Choices choices) {
        return new MetricQuery(metrics, List.of(), choices.range(), List.of(comparative(choices)), choices.filters(),
                List.of(), null, null);
    }

    /** Thirteen months up to the chosen one, regular periods only, oldest first. */
    static List<FiscalPeriod> months(List<FiscalPeriod> periods, int chosen) {
        List<FiscalPeriod> regular = periods.stream().filter(p -> p.period() <= REGULAR_PERIODS && p.key() <= chosen)
                .sorted(Comparator.comparingInt(FiscalPeriod::key)).toList();
        return regular.subList(Math.max(0, regular.size() - MONTHS), regular.size());
    }

    static MetricQuery trend(List<String> metrics, List<FiscalPeriod> months, Choices choices) {
        int last = Math.max(months.getLast().key(), choices.period());
        return new MetricQuery(metrics, List.of("period"), new PeriodRange(months.getFirst().key(), last),
                List.of(Comparative.PRIOR_YEAR), choices.filters(), List.of(), null, null);
    }

    static MetricQuery branches(Choices choices) {
        return new MetricQuery(List.of("gross-profit"), List.of("branch"), choices.range(),
                List.of(comparative(choices)), choices.filters(), List.of(), null, null);
    }
}
