package com.superscapes.desktop.trialbalance;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.statements.ShapedViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.util.List;

/** The trial balance: every account's opening, debit, credit and closing, before or after adjusting and closing entries. */
public final class TrialBalanceViewModel extends ShapedViewModel {

    private static final int MOST_TOTALS = 3;

    public TrialBalanceViewModel(Workspace workspace) {
        super(workspace, TRIAL_BALANCE);
    }

    /** Shows it for the filter bar's choices. */
    public void open(Place place) {
        show(TRIAL_BALANCE, place);
    }

    @Override
    protected String path(String id) {
        return TRIAL_BALANCE;
    }

    /** The total and check rows at the end stay in sight. */
    @Override
    protected int pinned(Statement shown) {
        List<StatementRow> rows = shown.rows();
        int count = 0;
        for (int i = rows.size() - 1; i >= 0 && sums(rows.get(i).style()); i--) {
            count++;
        }
        return Math.min(count, MOST_TOTALS);
    }

    private static boolean sums(StatementRow.Style style) {
        return style == StatementRow.Style.TOTAL || style == StatementRow.Style.CHECK;
    }
}
