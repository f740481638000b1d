package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.KeyFilter;
import com.superscapes.proxy.measure.OneCurrency;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose statement it is, for people. */
record Entity(List<String> companies, Map<String, String> filters, String currency) {

    // More than these are counted, not named.
    private static final int NAMED = 3;

    static Entity read(Snapshot snapshot, Filters filters) {
        List<Integer> wanted = filters.keys().stream().filter(filter -> filter.column().equals("company_key"))
                .map(KeyFilter::keys).flatMap(List::stream).toList();
        List<String[]> all = snapshot.handle()
                .createQuery(
                        "select c.company_key, c.name, c.base_currency from semantic.company c where :any or exists"
                                + " (select from semantic.branch_period r where r.company_key = c.company_key"
                                + " and r.currency = :currency) order by c.code")
                .bind("any", filters.currencies().isEmpty())
                .bind("currency", filters.currencies().isEmpty() ? "" : filters.currencies().getFirst())
                .map((row, context) -> new String[]{row.getString(1), row.getString(2), row.getString(3)}).list()
                .stream().filter(row -> wanted.isEmpty() || wanted.contains(Integer.valueOf(row[0]))).toList();
        String currency = !filters.currencies().isEmpty()
                ? filters.currencies().getFirst()
                : all.isEmpty() ? OneCurrency.NONE : all.getFirst()[2];
        return new Entity(all.stream().map(row -> row[1]).toList(), filters.described(), currency);
    }

    /** For example "Superscapes Landscaping, Inc., branch N01". */
    String name(Caller caller) {
        String scope = caller.entityWide() || filters.containsKey("branch") ? "" : caller.scope();
        Stream<String> narrowed = Stream.of("branch", "division", "region").filter(filters::containsKey)
                .map(dimension -> dimension + " " + filters.get(dimension));
        Stream<String> named = companies.size() <= NAMED
                ? companies.stream()
                : Stream.of(companies.size() + " companies in " + currency);
        return Stream.concat(Stream.concat(named, Stream.of(scope)), narrowed)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
