package com.superscapes.proxy.query;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.PeriodBasis;
import com.superscapes.proxy.measure.Group;
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
        PeriodBasis basis = PeriodBasis.of(snapshot, plan.query().basis());
        PeriodRange whole = basis.range(plan.query().period());
        List<Span> grouped = new ArrayList<>();
        List<Span> total = new ArrayList<>();
        for (Map.Entry<String, Integer> scenario : filters.scenarios().entrySet()) {
            String label = byScenario ? scenario.getKey() : "";
            for (PeriodRange range : ranges(snapshot, plan, whole)) {
                grouped.addAll(slots(plan, basis,
                        basis.actual(label(plan, range), label, scenario.getValue(), range, whole.to())));
            }
            if (total.isEmpty()) {
                total.addAll(slots(plan, basis, basis.actual("", "", scenario.getValue(), whole, whole.to())));
            }
        }
        // Scenarios are alternatives, so a total over them would mean nothing.
        return new SpanPlan(grouped, filters.scenarios().size() > 1 ? List.of() : total);
    }

    private static List<Span> slots(QueryPlan plan, PeriodBasis basis, Span actual) {
        return basis.columns(actual, plan.query().comparatives()).stream().flatMap(List::stream).toList();
    }

    private static List<PeriodRange> ranges(Snapshot snapshot, QueryPlan plan, PeriodRange whole) {
        if (plan.groups().contains(Group.PERIOD)) {
            return snapshot.handle()
                    .createQuery("select distinct period_key from semantic.fiscal_period"
                            + " where period_key between :from and :to and (period <= 12 or :adjustments)"
                            + " order by period_key")
                    .bind("from", whole.from()).bind("to", whole.to())
                    .bind("adjustments",
                            !Boolean.FALSE.equals(
                                    plan.query().basis() == null ? null : plan.query().basis().adjustments()))
                    .mapTo(Integer.class).stream()
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
}
