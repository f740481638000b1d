package com.superscapes.desktop.drill;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.query.Filter;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.nav.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place behind a cell as a question to the server. */
final class DrillQuestion {

    private static final int PAGE = 200;

    private DrillQuestion() {
    }

    /** @param cursor from the page before, null for the first */
    static DrillRequest of(Place place, Choices choices, @Nullable String cursor) {
        List<Filter> filters = new ArrayList<>(choices.filters());
        String account = place.parameter("account");
        if (account != null) {
            filters.add(new Filter("account", List.of(account)));
        }
        String statement = place.parameter("statement");
        String batch = place.parameter("batch");
        Long asOf = batch != null && batch.matches("[1-9][0-9]{0,17}") ? Long.valueOf(batch) : null;
        return new DrillRequest(statement, place.parameter("row"), place.parameter("column"),
                statement == null ? null : Integer.valueOf(choices.period()),
                statement == null ? null : Boolean.valueOf(choices.yearToDate()),
                statement == null ? choices.range() : null, filters, cursor, PAGE, asOf);
    }
}
