package com.superscapes.proxy.query;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The periods each row and column of an answer stands for, actual and comparatives. */
record SpanPlan(List<Span> grouped, List<Span> total) {

    static SpanPlan of(Snapshot snapshot, QueryPlan plan, Filters filters) {
        boolean byScenario = plan.groups().contains(Group.SCENARIO);
        if (!byScenario && filters.scenarios().size() > 1) {
            throw ApiException.badRequest("filters", "Several scenarios can't be added: group by scenario.");
        }
        PeriodRange whole = plan.query().period();
        List<Span> grouped = new ArrayList<>();
        List<Span> total = new ArrayList<>();
        for (Map.Entry<String, Integer> scenario : filters.scenarios().entrySet()) {
            String label = byScenario ? scenario.getKey() : "";
            for (PeriodRange range : ranges(snapshot, plan)) {
                grouped.addAll(slots(snapshot, plan, range, label(plan, range), label, scenario.getValue()));
            }
            if (total.isEmpty()) {
                total.addAll(slots(snapshot, plan, whole, "", "", scenario.getValue()));
            }
        }
        // Scenarios are alternatives, so a total over them would mean nothing.
        return new SpanPlan(grouped, filters.scenarios().size() > 1 ? List.of() : total);
    }

    private static List<PeriodRange> ranges(Snapshot snapshot, QueryPlan plan) {
        PeriodRange whole = plan.query().period();
        if (plan.groups().contains(Group.PERIOD)) {
            return snapshot.handle()
                    .createQuery("select distinct period_key from semantic.fiscal_period"
                            + " where period_key between :from and :to order by period_key")
                    .bind("from", whole.from()).bind("to", whole.to()).mapTo(Integer.class).stream()
                    .map(key -> new PeriodRange(key, key)).toList();
        }
        if (!plan.groups().contains(Group.FISCAL_YEAR)) {
            return List.of(whole);
        }
        List<PeriodRange> years = new ArrayList<>();
        for (int year = whole.from() / 100; year <= whole.to() / 100; year++) {
            years.add(new PeriodRange(Math.max(whole.from(), year * 100 + 1), Math.min(whole.to(), year * 100 + 13)));
        }
        return years;
    }

    private static String label(QueryPlan plan, PeriodRange range) {
        if (plan.groups().contains(Group.PERIOD)) {
            return Integer.toString(range.from());
        }
        return plan.groups().contains(Group.FISCAL_YEAR) ? Integer.toString(range.from() / 100) : "";
    }

    private static List<Span> slots(Snapshot snapshot, QueryPlan plan, PeriodRange range, String label, String scenario,
            int key) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(label, scenario, 0, key, range));
        List<Comparative> comparatives = plan.query().comparatives();
        for (int i = 0; i < comparatives.size(); i++) {
            spans.add(switch (comparatives.get(i)) {
                case PRIOR_PERIOD -> new Span(label, scenario, i + 1, key, Periods.rangeBefore(range));
                case PRIOR_YEAR -> new Span(label, scenario, i + 1, key, Periods.yearBefore(range));
                case BUDGET -> new Span(label, scenario, i + 1, FilterResolver.scenario(snapshot, "budget"), range);
            });
        }
        return spans;
    }
}
