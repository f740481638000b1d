package com.superscapes.desktop.filter;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.PeriodRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the filter bar has chosen.
 *
 * @param company      code; empty for all
 * @param currency     ISO 4217; empty when the ledger has one
 * @param branches     codes; empty for all
 * @param divisions    codes; empty for all
 * @param period       fiscal year * 100 + period; 0 when nothing is loaded
 * @param yearToDate   from the first period of the year, otherwise the period alone
 * @param comparatives columns beside the actual one, in order
 */
public record Choices(String company, String currency, List<String> branches, List<String> divisions, int period,
        boolean yearToDate, List<Comparative> comparatives) {

    public Choices {
        branches = List.copyOf(branches);
        divisions = List.copyOf(divisions);
        comparatives = List.copyOf(comparatives);
    }

    static final Choices NONE = new Choices("", "", List.of(), List.of(), 0, false, List.of());

    /** The request's filters; what is not restricted is left out. */
    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        add(filters, "company", company.isEmpty() ? List.of() : List.of(company));
        add(filters, "currency", currency.isEmpty() ? List.of() : List.of(currency));
        add(filters, "branch", branches);
        add(filters, "division", divisions);
        return filters;
    }

    private static void add(List<Filter> filters, String dimension, List<String> members) {
        if (!members.isEmpty()) {
            filters.add(new Filter(dimension, members));
        }
    }

    /** The periods read: one month, or the year so far. */
    public PeriodRange range() {
        return new PeriodRange(yearToDate ? period / 100 * 100 + 1 : period, period);
    }

    /** For deep links. */
    public Map<String, String> asParameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("period", Integer.toString(period));
        parameters.put("ytd", Boolean.toString(yearToDate));
        filters().forEach(filter -> parameters.put(filter.dimension(), String.join(",", filter.members())));
        return parameters;
    }
}
