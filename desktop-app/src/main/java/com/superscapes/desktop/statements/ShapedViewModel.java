package com.superscapes.desktop.statements;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.load.Load;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A statement and the ways to look at it: what every screen of statements has. */
public abstract class ShapedViewModel extends GridViewModel {

    protected static final String PROFIT_AND_LOSS = "profit-and-loss";
    protected static final String BALANCE_SHEET = "balance-sheet";
    protected static final String CASH_FLOW = "cash-flow";
    protected static final String EQUITY = "equity-roll-forward";
    protected static final String TRIAL_BALANCE = "trial-balance";
    private static final Map<String, Set<String>> CHOICES = Map.of(PROFIT_AND_LOSS,
            Set.of(StatementShape.MONTHS, StatementShape.BY, StatementShape.ALLOCATION, StatementShape.ROUND,
                    StatementShape.BUDGET,
                    StatementShape.ROWS, StatementShape.AS_OF, StatementShape.SINCE),
            BALANCE_SHEET,
            Set.of(StatementShape.RECLASSIFY, StatementShape.ROUND, StatementShape.BUDGET, StatementShape.ROWS,
                    StatementShape.AS_OF, StatementShape.SINCE),
            CASH_FLOW,
            Set.of(StatementShape.MONTHS, StatementShape.ROUND, StatementShape.BUDGET, StatementShape.ROWS,
                    StatementShape.AS_OF),
            EQUITY, Set.of(StatementShape.MONTHS, StatementShape.ROUND, StatementShape.ROWS, StatementShape.AS_OF),
            TRIAL_BALANCE,
            Set.of(StatementShape.VIEW, StatementShape.MONTHS, StatementShape.ROWS, StatementShape.AS_OF));
    private static final Set<Comparative> BUDGETS = Set.of(Comparative.BUDGET, Comparative.YEAR_TO_DATE_BUDGET,
            Comparative.YEAR_BUDGET, Comparative.OUTLOOK);

    /**
     * What there is to choose from.
     *
     * @param batches  published loads, newest first
     * @param versions of the rows of every statement
     */
    public record Offer(List<Long> batches, List<StatementTemplate> versions) {
    }

    private final ReadOnlyStringWrapper statement;
    private final ReadOnlyObjectWrapper<StatementShape> shape = new ReadOnlyObjectWrapper<>(StatementShape.PLAIN);
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(new Offer(List.of(), List.of()));
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper moved = new ReadOnlyIntegerWrapper();
    private final Latest offers;
    private @Nullable Statement answer;

    protected ShapedViewModel(Workspace workspace, String first) {
        super(workspace);
        statement = new ReadOnlyStringWrapper(first);
        offers = workspace.tasks().latest();
    }

    /** Which one is shown. */
    public final ReadOnlyStringProperty statement() {
        return statement.getReadOnlyProperty();
    }

    /** How it is looked at. */
    public final ReadOnlyObjectProperty<StatementShape> shape() {
        return shape.getReadOnlyProperty();
    }

    /** What there is to choose from; empty until asked. */
    public final ReadOnlyObjectProperty<Offer> offer() {
        return offer.getReadOnlyProperty();
    }

    /** What a reader must know beside the figures; empty for nothing. */
    public final ReadOnlyStringProperty notes() {
        return notes.getReadOnlyProperty();
    }

    /** How many figures rounding moved to the unit farther away. */
    public final ReadOnlyIntegerProperty moved() {
        return moved.getReadOnlyProperty();
    }

    /** True for a choice that the statement has, and that there is something to choose in. */
    final boolean has(String choice) {
        Choices choices = workspace().filters().choices().get();
        boolean compares = choices.comparatives().stream().anyMatch(BUDGETS::contains)
                && !shape.get().is(StatementShape.BY) && !shape.get().is(StatementShape.SINCE);
        return CHOICES.getOrDefault(statement.get(), Set.of()).contains(choice)
                && !shape.get().is(StatementShape.LIST)
                && (!choice.equals(StatementShape.ALLOCATION) || shape.get().is(StatementShape.BY))
                && (!choice.equals(StatementShape.BUDGET) || compares && budgets().size() > 1)
                && (!choice.equals(StatementShape.ROWS) || versions().size() > 1);
    }

    /** Versions of the budget by code, the budget itself first. */
    final Map<String, String> budgets() {
        Map<String, String> names = new TreeMap<>();
        var ledger = workspace().filters().ledger().get();
        if (ledger != null) {
            ledger.budgets().forEach(each -> names.put(each.code(), each.name()));
        }
        return names;
    }

    /** Versions of the rows of this statement, newest first. */
    final List<StatementTemplate> versions() {
        return offer.get().versions().stream().filter(each -> each.statement().equals(statement.get())).toList();
    }

    /** Looks at the same statement another way; empty for plain. */
    final void reshape(String choice, String value) {
        if (!value.equals(shape.get().get(choice))) {
            workspace().navigator()
                    .open(new Place(path(statement.get()), shape.get().with(choice, value).parameters(), ""));
        }
    }

    /** Lists the figures that rounding moved. */
    final void listMoved() {
        Place here = workspace().navigator().current();
        workspace().navigator().descend(here.below(here.path(), Texts.text("statements.moved"),
                Map.of(StatementShape.LIST, StatementShape.MOVED)));
    }

    /** Where a statement is shown. */
    protected abstract String path(String id);

    /** How many rows at the end stay in sight. */
    protected abstract int pinned(Statement shown);

    /** Shows a statement as a place looks at it. */
    protected final void show(String wanted, Place place) {
        StatementShape looked = StatementShape.of(place);
        if (!wanted.equals(statement.get()) || !looked.equals(shape.get())) {
            reset();
            forget();
            statement.set(wanted);
            shape.set(looked);
        }
        reload();
        askOffer();
    }

    @Override
    public void reload() {
        Choices choices = workspace().filters().choices().get();
        if (choices.period() == 0) {
            forget();
            nothing(Texts.text("empty.ledger"));
            return;
        }
        StatementShape looked = shape.get();
        StatementRequest request = StatementContent.request(statement.get(), choices, looked);
        load(Texts.text("statements.loading"), () -> AbsentColumns.without(ask(request, looked)), this::answered,
                looked.is(StatementShape.LIST)
                        ? Texts.text("statements.moved.empty")
                        : Texts.text("statements.empty"));
    }

    /** What was said of the statement shown before. */
    private void forget() {
        answer = null;
        notes.set("");
        moved.set(0);
    }

    private Statement ask(StatementRequest request, StatementShape looked) {
        Long since = looked.load(StatementShape.SINCE);
        return since == null
                ? workspace().server().statement(request)
                : BridgeContent.of(workspace().server().bridge(new BridgeRequest(request, since)));
    }

    private GridContent answered(Statement shown) {
        boolean listed = shape.get().is(StatementShape.LIST);
        answer = listed ? null : shown;
        notes.set(listed ? "" : String.join(" ", shown.notes()));
        moved.set(listed ? 0 : shown.adjusted().size());
        return listed
                ? MovedContent.of(shown, workspace().context())
                : StatementContent.of(shown, shape.get(), workspace().context(), pinned(shown));
    }

    // Asked for once: what is published or approved later is offered when the screen opens anew.
    private void askOffer() {
        if (offer.get().batches().isEmpty()) {
            offers.start(Texts.text("statements.offer"), () -> new Offer(published(), written()),
                    offer::set,
                    failure -> offer.set(new Offer(List.of(), List.of())));
        }
    }

    private List<Long> published() {
        return workspace().server().loads().loads().stream().filter(load -> load.publishedAt() != null)
                .map(Load::batch).toList();
    }

    /** None for a role that may not read them. */
    private List<StatementTemplate> written() {
        try {
            return workspace().server().statementTemplates();
        } catch (ServerException refused) {
            if (refused.code() == ErrorCode.NOT_PERMITTED) {
                return List.of();
            }
            throw refused;
        }
    }

    @Override
    public void drill(GridCell cell) {
        Statement shown = answer;
        GridContent grid = content().get();
        if (shown != null && grid != null) {
            Choices choices = workspace().filters().choices().get();
            workspace().navigator().descend(VarianceDrill.behind(shown, shape.get(), choices, cell)
                    .orElseGet(() -> StatementDrill.behind(grid.report(), cell, shape.get())));
        }
    }
}
