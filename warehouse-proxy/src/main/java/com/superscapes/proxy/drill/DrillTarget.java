package com.superscapes.proxy.drill;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.query.Comparative;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.statement.StatementPlan;
import com.superscapes.proxy.statement.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a cell is made of: a measure over a span, of some accounts. */
record DrillTarget(Measure measure, Span span, Filters filters) {

    private static final int MOST_LINES = 500;
    private static final String MEMBER = "member.";

    /** @throws ApiException what the caller may not see (403) or a field that is wrong (400, 404) */
    static void check(DrillRequest request, Caller caller) {
        if (request.limit() < 1 || request.limit() > MOST_LINES) {
            throw ApiException.badRequest("limit", "The limit must be from 1 to " + MOST_LINES + ".");
        }
        if (request.statement() != null) {
            StatementPlan.check(statement(request), caller);
            return;
        }
        if (!caller.role().readsLedger()) {
            throw ApiException.notPermitted("ledger lines");
        }
        if (request.period() == null) {
            throw ApiException.badRequest("period", "Name a statement's cell or a period.");
        }
        if (measure(request).stock() && !caller.entityWide()) {
            throw ApiException.notPermitted("balances");
        }
    }

    /** Resolves a request that was checked. */
    static DrillTarget of(DrillRequest request, Snapshot snapshot) {
        if (request.statement() == null) {
            Filters filters = FilterResolver.resolve(snapshot, request.filters());
            if (filters.scenarios().size() > 1) {
                throw ApiException.badRequest("filters", "Several scenarios can't be added: filter on one.");
            }
            int scenario = filters.scenarios().values().iterator().next();
            PeriodRange period = Objects.requireNonNull(request.period());
            return new DrillTarget(measure(request), new Span("", "", 0, scenario, period), filters);
        }
        StatementPlan plan = StatementPlan.of(statement(request), snapshot);
        ValueColumn column = plan.column(column(request));
        List<Integer> accounts = chosen(plan.accountsBehind(required("row", request.row())), request, snapshot);
        Span shown = column.span();
        Span span = new Span("", "", 0, shown.scenarioKey(), shown.range(), shown.cut());
        return new DrillTarget(column.measure(), span, member(request, plan.filters()).withAccounts(accounts));
    }

    // A member's column is the total's column, filtered.
    private static Filters member(DrillRequest request, Filters filters) {
        return "unassigned".equals(request.column())
                ? FilterResolver.unassigned(filters, Objects.requireNonNullElse(by(request), ""))
                : filters;
    }

    private static @Nullable String by(DrillRequest request) {
        StatementOptions options = request.options();
        return options == null ? null : options.columnsBy();
    }

    private static String column(DrillRequest request) {
        String column = request.column() == null ? "actual" : request.column();
        if (by(request) == null) {
            return column;
        }
        if (column.equals("other")) {
            throw ApiException.badRequest("column", "Several members share this column: filter on one.");
        }
        return column.startsWith(MEMBER) || column.equals("unassigned") ? "actual" : column;
    }

    /** Of the accounts behind a cell, those the request's account filter names; all without one. */
    private static List<Integer> chosen(List<Integer> behind, DrillRequest request, Snapshot snapshot) {
        List<Filter> narrowing = request.filters().stream().filter(DrillTarget::isAccount).toList();
        if (narrowing.isEmpty()) {
            return behind;
        }
        List<Integer> named = FilterResolver.resolve(snapshot, narrowing).keys().stream()
                .filter(filter -> filter.column().equals("account_key")).flatMap(filter -> filter.keys().stream())
                .toList();
        return behind.stream().filter(named::contains).toList();
    }

    private static boolean isAccount(Filter filter) {
        return filter.dimension().equals("account");
    }

    private static StatementRequest statement(DrillRequest request) {
        Integer period = request.periodKey();
        if (period == null) {
            throw ApiException.badRequest("periodKey", "The cell's period is missing.");
        }
        String column = request.column() == null ? "actual" : request.column();
        List<Comparative> comparatives = Arrays.stream(Comparative.values())
                .filter(each -> by(request) == null && name(each).equals(column)).toList();
        List<Filter> filters = new ArrayList<>(
                request.filters().stream().filter(filter -> !isAccount(filter)).toList());
        String by = by(request);
        if (by != null && column.startsWith(MEMBER)) {
            filters.add(new Filter(by, List.of(column.substring(MEMBER.length()))));
        }
        return new StatementRequest(Objects.requireNonNull(request.statement()), period,
                Boolean.TRUE.equals(request.yearToDate()), comparatives, filters, request.asOfBatch(),
                request.options());
    }

    private static String name(Comparative comparative) {
        return comparative.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Measure measure(DrillRequest request) {
        return switch (request.column() == null ? "actual" : request.column()) {
            case "actual", "net-amount" -> Measure.MOVEMENT;
            case "debit" -> Measure.DEBIT;
            case "credit" -> Measure.CREDIT;
            case "opening" -> Measure.OPENING;
            case "closing" -> Measure.CLOSING;
            default -> throw ApiException.badRequest("column", "There is no column " + request.column() + " to list.");
        };
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw ApiException.badRequest(field, "The cell's " + field + " is missing.");
        }
        return value;
    }
}
