package com.superscapes.proxy.measure;

import com.superscapes.proxy.database.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sums over a rollup: the company rollup for a whole-company question, the branch rollup for anything finer or for a caller with
 * a branch scope.
 */
public record SumQuery(List<Group> groups, List<SumColumn> columns, List<Span> spans, Filters filters) {

    /** Questions with the same one differ in their spans alone. */
    private record Shape(List<Group> groups, List<SumColumn> columns, Filters filters, List<Span> partial) {
    }

    /** Runs in the snapshot; rows come in group order, one per group and currency. */
    public List<SumRow> run(Snapshot snapshot) {
        return all(snapshot, List.of(this)).getFirst();
    }

    /** The rows of each, as if it had run by itself; those that are alike are read by one statement. */
    public static List<List<SumRow>> all(Snapshot snapshot, List<SumQuery> queries) {
        Map<SumQuery, List<SumRow>> rows = new LinkedHashMap<>();
        queries.stream().distinct().filter(query -> !query.spans().isEmpty())
                .collect(Collectors.groupingBy(SumQuery::shape, LinkedHashMap::new, Collectors.toList()))
                .forEach((shape, alike) -> {
                    List<List<SumRow>> read = new SumStatement(alike).run(snapshot);
                    for (int i = 0; i < alike.size(); i++) {
                        rows.put(alike.get(i), read.get(i));
                    }
                });
        return queries.stream().map(query -> rows.getOrDefault(query, List.of())).toList();
    }

    // Days of a partial period are read from other relations, so that one stands alone.
    private Shape shape() {
        return new Shape(groups, columns, filters,
                spans.stream().anyMatch(span -> span.cut() != null) ? spans : List.of());
    }
}
