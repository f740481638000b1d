package com.superscapes.desktop.statements;

import com.superscapes.api.statement.StatementOptions;
import com.superscapes.desktop.nav.Place;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a statement is looked at, beside the filter bar's choices; part of its place, so that going back restores it.
 *
 * @param trailing twelve months instead of the filter bar's month or year to date
 * @param by       dimension whose members are columns; empty for comparatives
 * @param rounding 0 for cents, otherwise the unit
 * @param batch    the load it is read as of; 0 for the current one
 * @param since    the load it was issued from, whose changes are shown; 0 for none
 */
public record StatementShape(boolean trailing, String by, int rounding, long batch, long since) {

    static final StatementShape PLAIN = new StatementShape(false, "", 0, 0, 0);
    private static final String WHOLE = "[0-9]{1,9}";

    /** Of a place; what is missing or malformed is plain. */
    public static StatementShape of(Place place) {
        return new StatementShape("12".equals(place.parameter("months")), text(place.parameter("by")),
                (int) number(place.parameter("round")), number(place.parameter("as-of")),
                number(place.parameter("since")));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static long number(@Nullable String value) {
        return value != null && value.matches(WHOLE) ? Long.parseLong(value) : 0;
    }

    /** For a place; plain ones have none. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, "months", trailing ? "12" : "");
        put(parameters, "by", by);
        put(parameters, "round", rounding == 0 ? "" : Integer.toString(rounding));
        put(parameters, "as-of", batch == 0 ? "" : Long.toString(batch));
        put(parameters, "since", since == 0 ? "" : Long.toString(since));
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    /** For the server; null for the defaults. Drill asks without rounding: lines are in cents. */
    public @Nullable StatementOptions options(boolean rounded) {
        Integer unit = rounded && rounding > 0 ? Integer.valueOf(rounding) : null;
        return trailing || !by.isEmpty() || unit != null
                ? new StatementOptions(trailing ? StatementOptions.Span.TRAILING_12 : null, by.isEmpty() ? null : by,
                        null, unit, null, null)
                : null;
    }

    StatementShape withTrailing(boolean twelve) {
        return new StatementShape(twelve, by, rounding, batch, since);
    }

    StatementShape withBy(String dimension) {
        return new StatementShape(trailing, dimension, rounding, batch, 0);
    }

    StatementShape withRounding(int unit) {
        return new StatementShape(trailing, by, unit, batch, 0);
    }

    StatementShape withBatch(long asOf) {
        return new StatementShape(trailing, by, rounding, asOf, 0);
    }

    /** Changes are shown in cents, of the current load, with nothing beside them. */
    StatementShape withSince(long issued) {
        return new StatementShape(trailing, "", 0, 0, issued);
    }
}
