package com.superscapes.proxy.query;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.Sort;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.PartialNames;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.session.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question that was checked: its groups, its figures and the sums they are computed from. */
public final class QueryPlan {

    private final MetricQuery query;
    private final List<Group> groups;
    private final List<MetricEntry> metrics;
    private final List<Figure> figures;
    private final List<SumColumn> columns;

    private QueryPlan(MetricQuery query, List<Group> groups, List<MetricEntry> metrics, List<Figure> figures) {
        this.query = query;
        this.groups = groups;
        this.metrics = metrics;
        this.figures = figures;
        LinkedHashSet<SumColumn> sums = new LinkedHashSet<>();
        figures.forEach(figure -> sums.addAll(figure.sums()));
        this.columns = List.copyOf(sums);
    }

    static QueryPlan of(MetricQuery query, MetricCatalogue catalogue, Caller caller) {
        if (query.metrics().isEmpty()) {
            throw ApiException.badRequest("metrics", "The query names no metric.");
        }
        if (query.period() == null) {
            throw ApiException.badRequest("period", "The query names no period.");
        }
        List<MetricEntry> metrics = query.metrics().stream().map(id -> catalogue.require(id, caller)).toList();
        List<Figure> figures = new ArrayList<>();
        for (MetricEntry metric : metrics) {
            figures.add(Figure.of(catalogue, metric, 0, null));
            for (int i = 0; i < query.comparatives().size(); i++) {
                figures.add(Figure.of(catalogue, metric, i + 1, query.comparatives().get(i)));
            }
        }
        QueryPlan plan = new QueryPlan(query, query.dimensions().stream().map(QueryPlan::group).toList(), metrics,
                figures);
        plan.checkOrder();
        return plan;
    }

    private static Group group(String dimension) {
        return Arrays.stream(Group.values())
                .filter(group -> group.id().equals(dimension) && group != Group.ACCOUNT_KEY).findFirst()
                .orElseThrow(() -> ApiException.unknownField("dimensions", "There is no dimension " + dimension + "."));
    }

    private void checkOrder() {
        if (groups.contains(Group.SCENARIO) && query.comparatives().stream().anyMatch(QueryPlan::otherScenario)) {
            throw ApiException.badRequest("comparatives", "Rows by scenario can't be compared with another scenario.");
        }
        if (groups.contains(Group.PERIOD) && groups.contains(Group.FISCAL_YEAR)) {
            throw ApiException.badRequest("dimensions", "Group by period or by fiscal year, not both.");
        }
        checkStocks();
        if (query.limit() != null && query.limit() < 1) {
            throw ApiException.badRequest("limit", "The limit must be at least 1.");
        }
        for (Sort sort : query.order()) {
            if (header().stream().noneMatch(column -> column.id().equals(sort.column()))) {
                throw ApiException.unknownField("order", "There is no column " + sort.column() + " in the query.");
            }
        }
    }

    // Actual balances and budgeted movements make no balance, and hours stand on no account.
    private void checkStocks() {
        boolean stock = columns.stream().anyMatch(column -> column.measure().stock());
        if (stock && query.comparatives().contains(Comparative.OUTLOOK)) {
            throw ApiException.badRequest("comparatives", "A balance has no outlook.");
        }
        if (groups.contains(Group.ACCOUNT) && columns.stream().anyMatch(column -> column.measure().hours())) {
            throw ApiException.badRequest("dimensions", "Hours stand on no account.");
        }
    }

    private static boolean otherScenario(Comparative comparative) {
        return switch (comparative) {
            case BUDGET, FORECAST, YEAR_TO_DATE_BUDGET, OUTLOOK, YEAR_BUDGET -> true;
            case PRIOR_PERIOD, PRIOR_YEAR, YEAR_TO_DATE, PRIOR_YEAR_TO_DATE -> false;
        };
    }

    /** The question as asked. */
    public MetricQuery query() {
        return query;
    }

    List<Group> groups() {
        return groups;
    }

    List<SumColumn> columns() {
        return columns;
    }

    /**
     * True when the rows' sums add up to the totals: flows of the periods asked for. Balances don't, and neither do the
     * comparatives of single periods.
     */
    boolean addsUp() {
        return query.comparatives().isEmpty() && columns.stream().noneMatch(column -> column.measure().stock());
    }

    String definition() {
        return metrics.stream().map(metric -> metric.name() + ": " + metric.definition())
                .collect(Collectors.joining("; "));
    }

    List<Column> header() {
        List<Column> header = new ArrayList<>();
        for (Group group : groups) {
            boolean number = group == Group.PERIOD || group == Group.FISCAL_YEAR;
            header.add(new Column(group.id(), DimensionNames.of(group),
                    number ? Column.Kind.INTEGER : Column.Kind.TEXT));
        }
        figures.forEach(figure -> header.add(figure.column()));
        return header;
    }

    /** The header with what each partial column counts: the same working days. */
    List<Column> header(List<Span> spans) {
        List<Column> header = new ArrayList<>(header());
        for (int i = 0; i < figures.size(); i++) {
            int slot = figures.get(i).slot();
            Span.Cut cut = spans.stream().filter(span -> span.slot() == slot).map(Span::cut).filter(Objects::nonNull)
                    .findFirst().orElse(null);
            if (cut != null) {
                Column column = header.get(groups.size() + i);
                header.set(groups.size() + i,
                        new Column(column.id(), column.name() + ", " + PartialNames.of(cut), column.kind()));
            }
        }
        return header;
    }

    List<@Nullable Object> cells(SumRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            boolean number = groups.get(i) == Group.PERIOD || groups.get(i) == Group.FISCAL_YEAR;
            cells.add(number ? (Object) Integer.valueOf(row.group().get(i)) : row.group().get(i));
        }
        cells.addAll(figures(row));
        return cells;
    }

    List<@Nullable BigDecimal> figures(@Nullable SumRow row) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (Figure figure : figures) {
            values.add(row == null ? null : figure.value(column -> sum(row, column)));
        }
        return values;
    }

    private @Nullable BigDecimal sum(SumRow row, SumColumn column) {
        return Amounts.normal(row.values().get(columns.indexOf(Objects.requireNonNull(column))));
    }
}
