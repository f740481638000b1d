package com.superscapes.proxy.statement;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.PeriodBasis;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement request resolved in a snapshot: its template, accounts, columns and filters. Drill reads the same plan. */
public final class StatementPlan {

    private static final Set<String> FILTERS = Set.of("company", "currency", "branch", "division", "region",
            "service-line", "customer", "job");
    private static final Set<String> STATEMENTS = Set.of("profit-and-loss", Columns.BALANCE_SHEET,
            Columns.TRIAL_BALANCE, Columns.CASH_FLOW, Columns.EQUITY);
    private static final Map<String, Group> COLUMNS = Map.of("company", Group.COMPANY, "region", Group.REGION, "branch",
            Group.BRANCH, "division", Group.DIVISION, "service-line", Group.SERVICE_LINE, "customer", Group.CUSTOMER,
            "job", Group.JOB);
    private static final Set<Integer> UNITS = Set.of(1, 1000, 1_000_000);

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
        PeriodBasis basis = PeriodBasis.of(snapshot, options().basis());
        this.filters = FilterResolver.resolve(snapshot, request.filters()).withAdjustments(basis.adjustments());
        List<ChartAccount> chart = ChartAccount.chart(snapshot);
        Template held = Templates.of(snapshot, request.statement(), options().template(), chart);
        this.template = options().allocation() == null ? held : AllocatedOverhead.placedIn(held);
        this.accounts = template.assign(chart);
        int actual = filters.scenarios().values().iterator().next();
        this.columns = new Columns(request, names, basis, actual).of();

    }

    /** True for a statement of this name. */
    static boolean exists(String statement) {
        return STATEMENTS.contains(statement);
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
        boolean fixed = Set.of(Columns.TRIAL_BALANCE, Columns.EQUITY).contains(request.statement());
        if (fixed && !request.comparatives().isEmpty()) {
            throw ApiException.badRequest("comparatives",
                    "A " + request.statement().replace('-', ' ') + " has no comparatives.");
        }
        if (!request.statement().equals("profit-and-loss")
                && request.comparatives().stream().anyMatch(each -> each == Comparative.OUTLOOK)) {
            throw ApiException.badRequest("comparatives", "Only a profit and loss has an outlook.");
        }
        checkOptions(request, Objects.requireNonNullElse(request.options(), StatementOptions.NONE));
        if (Set.copyOf(request.comparatives()).size() != request.comparatives().size()) {
            throw ApiException.badRequest("comparatives", "A comparative stands twice.");
        }
    }

    private StatementPlan(StatementPlan plan, List<ValueColumn> columns) {
        this.request = plan.request;
        this.names = plan.names;
        this.filters = plan.filters;
        this.template = plan.template;
        this.accounts = plan.accounts;
        this.columns = columns;
    }

    /** The same statement with other columns. */
    StatementPlan with(List<ValueColumn> others) {
        return new StatementPlan(this, others);
    }

    /** The request's options. */
    StatementOptions options() {
        return Objects.requireNonNullElse(request.options(), StatementOptions.NONE);
    }

    /** The dimension whose members are columns; null for comparatives. */
    @Nullable
    Group dimension() {
        String by = options().columnsBy();
        return by == null ? null : COLUMNS.get(by);
    }

    /** The place of a column among the amounts. */
    int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(column)) {
                return i;
            }
        }
        throw new IllegalStateException("No column " + column);
    }

    private static void checkOptions(StatementRequest request, StatementOptions options) {
        String by = options.columnsBy();
        if (by != null && !COLUMNS.containsKey(by)) {
            throw ApiException.unknownField("options", "The members of " + by + " can't stand as columns.");
        }
        if (by != null && !request.statement().equals("profit-and-loss")) {
            throw ApiException.badRequest("options", "Only the profit and loss has members as columns.");
        }
        if (by != null && !request.comparatives().isEmpty()) {
            throw ApiException.badRequest("comparatives", "A statement by " + by + " has no comparatives.");
        }
        if (by == null && options.allocation() != null) {
            throw ApiException.badRequest("options",
                    "Overhead is allocated where members stand as columns: name a dimension.");
        }
        Integer unit = options.rounding();
        if (unit != null && !UNITS.contains(unit)) {
            throw ApiException.badRequest("options", "Amounts are rounded to 1, 1000 or 1000000.");
        }
        if (options.view() != null && !request.statement().equals(Columns.TRIAL_BALANCE)) {
            throw ApiException.badRequest("options", "Only a trial balance has a view.");
        }
        if (options.reclassifyAbove() != null && options.reclassifyAbove().signum() < 0) {
            throw ApiException.badRequest("options", "The amount to reclassify above can't be negative.");
        }
    }

    /** Resolves a request that was checked. */
    public static StatementPlan of(StatementRequest request, Snapshot snapshot) {
        return new StatementPlan(request, snapshot);
    }

    /** The amount column with this id, for drill. */
    public ValueColumn column(String id) {
        return columns.stream().filter(column -> column.id().equals(id) && column.simple()).findFirst().orElseThrow(
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
        if (!drillable(row)) {
            throw ApiException.badRequest("row", "The row " + rowId + " has no ledger lines of its own.");
        }
        List<ChartAccount> behind = template.leaves(row, moves()).keySet().stream()
                .flatMap(leaf -> Objects.requireNonNull(accounts.get(leaf)).stream())
                .filter(account -> slash < 0 || AccountIds.of(row, account, accounts).equals(rowId)).toList();
        if (slash >= 0 && behind.isEmpty()) {
            throw ApiException.notFound("There is no row " + rowId + ".");
        }
        return behind.stream().map(ChartAccount::key).toList();
    }

    /** True when the row's ledger lines add up to it. */
    boolean drillable(TemplateRow row) {
        return template.drillable(row, moves());
    }

    private boolean moves() {
        return request.statement().equals(Columns.CASH_FLOW) || options().reclassifyAbove() != null
                || options().allocation() != null;
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
