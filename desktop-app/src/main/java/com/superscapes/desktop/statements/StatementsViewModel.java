package com.superscapes.desktop.statements;

import com.superscapes.api.load.Load;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The profit and loss, the balance sheet, the cash flow and the equity roll-forward. */
public final class StatementsViewModel extends GridViewModel {

    static final String PROFIT_AND_LOSS = "profit-and-loss";
    static final String BALANCE_SHEET = "balance-sheet";
    static final String CASH_FLOW = "cash-flow";
    static final String EQUITY = "equity-roll-forward";
    private static final Set<String> ALL = Set.of(PROFIT_AND_LOSS, BALANCE_SHEET, CASH_FLOW, EQUITY);
    private final ReadOnlyObjectWrapper<StatementShape> shape = new ReadOnlyObjectWrapper<>(StatementShape.PLAIN);
    private final ReadOnlyObjectWrapper<List<Long>> batches = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
    private final Latest loads;
    private final ReadOnlyStringWrapper statement = new ReadOnlyStringWrapper(PROFIT_AND_LOSS);

    public StatementsViewModel(Workspace workspace) {
        super(workspace);
        loads = workspace.tasks().latest();
    }

    /** How it is looked at. */
    public ReadOnlyObjectProperty<StatementShape> shape() {
        return shape.getReadOnlyProperty();
    }

    /** Published loads that it can be read as of, newest first. */
    public ReadOnlyObjectProperty<List<Long>> batches() {
        return batches.getReadOnlyProperty();
    }

    /** What a reader must know beside the figures; empty for nothing. */
    public ReadOnlyStringProperty notes() {
        return notes.getReadOnlyProperty();
    }

    /** Goes to the same statement looked at another way. */
    public void reshape(StatementShape wanted) {
        if (!wanted.equals(shape.get())) {
            workspace().navigator().open(new Place("statements/" + statement.get(), wanted.parameters(), ""));
        }
    }

    /** Which one is shown. */
    public ReadOnlyStringProperty statement() {
        return statement.getReadOnlyProperty();
    }

    /** True when the user's role may open it. */
    public boolean permitted(String id) {
        return workspace().profile().reports().contains(id);
    }

    /** Shows a place such as statements/balance-sheet. */
    public void open(Place place) {
        String wanted = ALL.contains(place.detail()) ? place.detail() : PROFIT_AND_LOSS;
        StatementShape looked = StatementShape.of(place);
        if (!wanted.equals(statement.get()) || !looked.equals(shape.get())) {
            reset();
            statement.set(wanted);
            shape.set(looked);
        }
        reload();
        offerBatches();
    }

    /** Goes to the other statement. */
    public void choose(String id) {
        if (!id.equals(statement.get())) {
            workspace().navigator().open(Place.of("statements/" + id));
        }
    }

    @Override
    public void reload() {
        if (workspace().filters().choices().get().period() == 0) {
            nothing(Texts.text("empty.ledger"));
            return;
        }
        StatementShape looked = shape.get();
        StatementRequest request = StatementContent.request(statement.get(), workspace().filters().choices().get(),
                looked);
        load(Texts.text("statements.loading"), () -> ask(request, looked), answer -> {
            notes.set(String.join(" ", answer.notes()));
            return StatementContent.of(answer, workspace().context(), 0);
        }, Texts.text("statements.empty"));
    }

    private Statement ask(StatementRequest request, StatementShape looked) {
        return looked.since() == 0
                ? workspace().server().statement(request)
                : BridgeContent.of(workspace().server().bridge(new BridgeRequest(request, looked.since())));
    }

    // Asked for once: a load that is published later is offered when the screen opens anew.
    private void offerBatches() {
        if (batches.get().isEmpty()) {
            loads.start(Texts.text("statements.loading"), () -> workspace().server().loads(),
                    answer -> batches.set(answer.loads().stream().filter(load -> load.publishedAt() != null)
                            .map(Load::batch).toList()),
                    failure -> batches.set(List.of()));
        }
    }

    @Override
    public void drill(GridCell cell) {
        workspace().navigator()
                .descend(StatementDrill.behind(Objects.requireNonNull(content().get()).report(), cell, shape.get()));
    }
}
