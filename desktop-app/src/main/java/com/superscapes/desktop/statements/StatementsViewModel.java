package com.superscapes.desktop.statements;

import com.superscapes.api.statement.Statement;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.Workspace;
import java.util.Set;

/** The profit and loss, the balance sheet, the cash flow and the equity roll-forward. */
public final class StatementsViewModel extends ShapedViewModel {

    private static final Set<String> ALL = Set.of(PROFIT_AND_LOSS, BALANCE_SHEET, CASH_FLOW, EQUITY);

    public StatementsViewModel(Workspace workspace) {
        super(workspace, PROFIT_AND_LOSS);
    }

    /** True when the user's role may open it. */
    public boolean permitted(String id) {
        return workspace().profile().reports().contains(id);
    }

    /** Shows a place such as statements/balance-sheet. */
    public void open(Place place) {
        show(ALL.contains(place.detail()) ? place.detail() : PROFIT_AND_LOSS, place);
    }

    /** Goes to another statement. */
    public void choose(String id) {
        if (!id.equals(statement().get())) {
            workspace().navigator().open(Place.of(path(id)));
        }
    }

    @Override
    protected String path(String id) {
        return "statements/" + id;
    }

    @Override
    protected int pinned(Statement shown) {
        return 0;
    }
}
