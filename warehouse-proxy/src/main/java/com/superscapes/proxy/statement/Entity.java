package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.KeyFilter;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose statement it is, for people. */
record Entity(List<String> companies, Map<String, String> filters, String currency) {

    static Entity read(Snapshot snapshot, Filters filters) {
        List<Integer> wanted = filters.keys().stream().filter(filter -> filter.column().equals("company_key"))
                .map(KeyFilter::keys).flatMap(List::stream).toList();
        List<String[]> all = snapshot.handle()
                .createQuery("select company_key, name, base_currency from semantic.company order by code")
                .map((row, context) -> new String[]{row.getString(1), row.getString(2), row.getString(3)}).list()
                .stream().filter(row -> wanted.isEmpty() || wanted.contains(Integer.valueOf(row[0]))).toList();
        String currency = !filters.currencies().isEmpty()
                ? filters.currencies().getFirst()
                : all.isEmpty() ? "USD" : all.getFirst()[2];
        return new Entity(all.stream().map(row -> row[1]).toList(), filters.described(), currency);
    }

    /** For example "Superscapes Landscaping, Inc., branch N01". */
    String name(Caller caller) {
        String scope = caller.entityWide() || filters.containsKey("branch") ? "" : caller.scope();
        Stream<String> narrowed = Stream.of("branch", "division", "region").filter(filters::containsKey)
                .map(dimension -> dimension + " " + filters.get(dimension));
        return Stream.concat(Stream.concat(companies.stream(), Stream.of(scope)), narrowed)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
