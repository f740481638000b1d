package com.superscapes.desktop.drill;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.statements.StatementShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place behind a cell as a question to the server. */
final class DrillQuestion {

    private static final int PAGE = 200;
    private static final List<String> OWN = List.of("account", "company", "branch", "division", "currency");

    private DrillQuestion() {
    }

    /** @param cursor from the page before, null for the first */
    static DrillRequest of(Place place, Choices choices, @Nullable String cursor) {
        if (place.parameter("from") != null) {
            return ofItsOwn(place, cursor);
        }
        List<Filter> filters = new ArrayList<>(choices.filters());
        String account = place.parameter("account");
        if (account != null) {
            filters.add(new Filter("account", List.of(account)));
        }
        String statement = place.parameter("statement");
        return new DrillRequest(statement, place.parameter("row"), place.parameter("column"),
                statement == null ? null : Integer.valueOf(choices.period()),
                statement == null ? null : Boolean.valueOf(choices.yearToDate()),
                statement == null ? choices.range() : null, filters, cursor, PAGE, batch(place),
                statement == null ? null : StatementShape.of(place).options(false));
    }

    /** A place that says all itself, whatever the filter bar has chosen: lines behind a report. */
    private static DrillRequest ofItsOwn(Place place, @Nullable String cursor) {
        PeriodRange range = new PeriodRange(key(place, "from"), key(place, "to"));
        return new DrillRequest(null, null, place.parameter("column"), null, null, range, own(place), cursor, PAGE,
                batch(place));
    }

    private static int key(Place place, String name) {
        String text = place.parameters().getOrDefault(name, "");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The filters that the place itself names. */
    static List<Filter> own(Place place) {
        List<Filter> filters = new ArrayList<>();
        for (String dimension : OWN) {
            String members = place.parameters().getOrDefault(dimension, "");
            if (!members.isEmpty()) {
                filters.add(new Filter(dimension, List.of(members.split(","))));
            }
        }
        return filters;
    }

    private static @Nullable Long batch(Place place) {
        String batch = place.parameter("batch");
        return batch != null && batch.matches("[1-9][0-9]{0,17}") ? Long.valueOf(batch) : null;
    }
}
