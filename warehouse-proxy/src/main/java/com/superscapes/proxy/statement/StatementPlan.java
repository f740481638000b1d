package com.superscapes.proxy.statement;

import com.superscapes.api.query.Filter;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A statement request resolved in a snapshot: its template, accounts, columns and filters. Drill reads the same plan. */
public final class StatementPlan {

    private static final Set<String> FILTERS = Set.of("company", "currency", "branch", "division", "region");
    private static final Set<String> STATEMENTS = Set.of("profit-and-loss", Columns.BALANCE_SHEET,
            Columns.TRIAL_BALANCE);

    private final StatementRequest request;
    private final Template template;
    private final Map<String, List<ChartAccount>> accounts;
    private final List<ValueColumn> columns;
    private final Filters filters;
    private final PeriodNames names;

    private StatementPlan(StatementRequest request, Snapshot snapshot) {
        this.request = request;
        this.names = PeriodNames.load(snapshot);
        names.require(request.periodKey());
        this.filters = FilterResolver.resolve(snapshot, request.filters());
        List<ChartAccount> chart = ChartAccount.chart(snapshot);
        this.template = Templates.current(snapshot, request.statement(), chart);
        this.accounts = template.assign(chart);
        int actual = filters.scenarios().values().iterator().next();
        this.columns = new Columns(request, names, actual).of(snapshot);
    }

    /** @throws ApiException a statement that isn't there (404), that the role may not open (403), or a wrong field (400) */
    public static void check(StatementRequest request, Caller caller) {
        if (request.statement() == null || !STATEMENTS.contains(request.statement())) {
            throw ApiException.notFound("There is no statement " + request.statement() + ".");
        }
        if (!caller.role().reports(caller.entityWide()).contains(request.statement())) {
            throw ApiException.notPermitted("the " + request.statement().replace('-', ' '));
        }
        for (Filter filter : request.filters()) {
            if (!FILTERS.contains(filter.dimension())) {
                throw ApiException.unknownField("filters",
                        "A statement can't be filtered by " + filter.dimension() + ".");
            }
        }
        if (request.statement().equals(Columns.TRIAL_BALANCE) && !request.comparatives().isEmpty()) {
            throw ApiException.badRequest("comparatives", "A trial balance has no comparatives.");
        }
        if (Set.copyOf(request.comparatives()).size() != request.comparatives().size()) {
            throw ApiException.badRequest("comparatives", "A comparative stands twice.");
        }
    }

    /** Resolves a request that was checked. */
    public static StatementPlan of(StatementRequest request, Snapshot snapshot) {
        return new StatementPlan(request, snapshot);
    }

    /** The amount column with this id, for drill. */
    public ValueColumn column(String id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst().orElseThrow(
                () -> ApiException.badRequest("column", "The column " + id + " has no ledger lines of its own."));
    }

    /**
     * Keys of the accounts behind a row ("revenue", or "revenue/4010" for one account of it).
     *
     * @throws ApiException not found; bad request when the row's lines don't add up to it
     */
    public List<Integer> accountsBehind(String rowId) {
        int slash = rowId.indexOf('/');
        TemplateRow row = template.row(slash < 0 ? rowId : rowId.substring(0, slash));
        if (row == null) {
            throw ApiException.notFound("There is no row " + rowId + ".");
        }
        if (!template.drillable(row)) {
            throw ApiException.badRequest("row", "The row " + rowId + " has no ledger lines of its own.");
        }
        List<ChartAccount> behind = template.leaves(row).keySet().stream()
                .flatMap(leaf -> Objects.requireNonNull(accounts.get(leaf)).stream())
                .filter(account -> slash < 0 || AccountIds.of(row, account, accounts).equals(rowId)).toList();
        if (slash >= 0 && behind.isEmpty()) {
            throw ApiException.notFound("There is no row " + rowId + ".");
        }
        return behind.stream().map(ChartAccount::key).toList();
    }

    StatementRequest request() {
        return request;
    }

    Template template() {
        return template;
    }

    Map<String, List<ChartAccount>> accounts() {
        return accounts;
    }

    List<ValueColumn> columns() {
        return columns;
    }

    /** The request's filters. */
    public Filters filters() {
        return filters;
    }

    PeriodNames names() {
        return names;
    }
}
