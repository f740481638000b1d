package com.superscapes.desktop.statements;

import com.superscapes.api.statement.StatementRequest;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.text.Texts;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The profit and loss and the balance sheet. */
public final class StatementsViewModel extends GridViewModel {

    static final String PROFIT_AND_LOSS = "profit-and-loss";
    static final String BALANCE_SHEET = "balance-sheet";
    private final ReadOnlyStringWrapper statement = new ReadOnlyStringWrapper(PROFIT_AND_LOSS);

    public StatementsViewModel(Workspace workspace) {
        super(workspace);
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
        String wanted = place.detail().equals(BALANCE_SHEET) ? BALANCE_SHEET : PROFIT_AND_LOSS;
        if (!wanted.equals(statement.get())) {
            reset();
            statement.set(wanted);
        }
        reload();
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
        StatementRequest request = StatementContent.request(statement.get(), workspace().filters().choices().get());
        load(Texts.text("statements.loading"),
                () -> StatementContent.of(workspace().server().statement(request), workspace().context(), 0),
                Texts.text("statements.empty"));
    }

    @Override
    public void drill(GridCell cell) {
        workspace().navigator()
                .descend(StatementDrill.behind(Objects.requireNonNull(content().get()).report(), cell));
    }
}
