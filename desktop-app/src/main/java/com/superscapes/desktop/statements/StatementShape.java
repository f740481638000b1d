package com.superscapes.desktop.statements;

import com.superscapes.api.query.Basis;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.desktop.nav.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a statement is looked at, beside the filter bar's choices; part of its place, so that going back restores it.
 *
 * @param parameters those of the place that are about the look; what is plain has none
 */
public record StatementShape(Map<String, String> parameters) {

    /** 12 for twelve months instead of the filter bar's month or year to date. */
    static final String MONTHS = "months";
    /** Dimension whose members are columns; plain for comparatives. */
    static final String BY = "by";
    /** What overhead is put on those members by: revenue, direct or labor; plain leaves it unassigned. */
    static final String ALLOCATION = "allocation";
    /** The unit; plain for cents. */
    static final String ROUND = "round";
    /** Of a balance sheet: balances on the wrong side above this amount stand on the other one. */
    static final String RECLASSIFY = "reclassify";
    /** Of a trial balance: unadjusted, adjusted or post-close. */
    static final String VIEW = "view";
    /** Scenario that the budget's columns show; plain for the budget itself. */
    static final String BUDGET = "budget";
    /** Version of the rows; plain for the one that holds. */
    static final String ROWS = "rows";
    /** The load it is read as of; plain for the current one. */
    static final String AS_OF = "as-of";
    /** The load it was issued from, whose changes are shown; plain for none. */
    static final String SINCE = "since";
    /** What is listed in place of the statement: {@link #MOVED}. */
    static final String LIST = "list";
    /** The figures that rounding moved. */
    static final String MOVED = "moved";

    static final StatementShape PLAIN = new StatementShape(Map.of());
    private static final Predicate<String> WHOLE = Pattern.compile("[0-9]{1,9}").asMatchPredicate();
    private static final Predicate<String> CODE = Pattern.compile(".{1,40}").asMatchPredicate();
    private static final Map<String, Predicate<String>> KNOWN = Map.ofEntries(Map.entry(MONTHS, "12"::equals),
            Map.entry(BY, CODE), Map.entry(ALLOCATION, List.of("revenue", "direct", "labor")::contains),
            Map.entry(ROUND, WHOLE), Map.entry(RECLASSIFY, WHOLE),
            Map.entry(VIEW, List.of("unadjusted", "adjusted", "post-close")::contains), Map.entry(BUDGET, CODE),
            Map.entry(ROWS, WHOLE), Map.entry(AS_OF, WHOLE), Map.entry(SINCE, WHOLE), Map.entry(LIST, MOVED::equals));

    public StatementShape {
        parameters = Map.copyOf(parameters);
    }

    /** Of a place; what is missing or malformed is plain. */
    public static StatementShape of(Place place) {
        Map<String, String> known = new TreeMap<>(place.parameters());
        known.entrySet().removeIf(each -> !KNOWN.getOrDefault(each.getKey(), value -> false).test(each.getValue()));
        return new StatementShape(known);
    }

    /** Empty for plain. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean is(String name) {
        return parameters.containsKey(name);
    }

    /** A load; null for none. */
    @Nullable
    Long load(String name) {
        return is(name) ? Long.valueOf(get(name)) : null;
    }

    /** Another look; empty for plain. Changes since a load are shown in cents, of the current load, with nothing beside them. */
    StatementShape with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.remove(LIST);
        if (name.equals(SINCE) && !value.isEmpty()) {
            changed.keySet().retainAll(List.of(MONTHS));
        } else if (!name.equals(MONTHS)) {
            changed.remove(SINCE);
        }
        if (name.equals(BY) && value.isEmpty()) {
            changed.remove(ALLOCATION);
        }
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new StatementShape(changed);
    }

    /** For the server; null for the defaults. Drill asks without rounding: lines are in cents. */
    public @Nullable StatementOptions options(boolean rounded) {
        StatementOptions options = new StatementOptions(is(MONTHS) ? StatementOptions.Span.TRAILING_12 : null,
                is(BY) ? get(BY) : null,
                is(VIEW)
                        ? StatementOptions.View.valueOf(get(VIEW).replace('-', '_').toUpperCase(Locale.ROOT))
                        : null,
                rounded && is(ROUND) ? Integer.valueOf(get(ROUND)) : null,
                is(RECLASSIFY) ? new BigDecimal(get(RECLASSIFY)) : null,
                is(BUDGET) ? new Basis(null, null, get(BUDGET), null) : null,
                is(ROWS) ? Integer.valueOf(get(ROWS)) : null,
                is(BY) && is(ALLOCATION)
                        ? StatementOptions.Allocation.valueOf(get(ALLOCATION).toUpperCase(Locale.ROOT))
                        : null);
        return options.equals(StatementOptions.NONE) ? null : options;
    }
}
