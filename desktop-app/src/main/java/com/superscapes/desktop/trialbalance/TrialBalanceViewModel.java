package com.superscapes.desktop.trialbalance;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.statements.StatementContent;
import com.superscapes.desktop.statements.StatementDrill;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import java.util.Objects;

/** The trial balance: every account's opening, debit, credit and closing. */
public final class TrialBalanceViewModel extends GridViewModel {

    private static final String STATEMENT = "trial-balance";

    public TrialBalanceViewModel(Workspace workspace) {
        super(workspace);
    }

    /** Shows it for the filter bar's choices. */
    public void open(Place place) {
        reload();
    }

    @Override
    public void reload() {
        if (workspace().filters().choices().get().period() == 0) {
            nothing(Texts.text("empty.ledger"));
            return;
        }
        StatementRequest request = StatementContent.request(STATEMENT, workspace().filters().choices().get());
        load(Texts.text("statements.loading"), () -> {
            Statement statement = workspace().server().statement(request);
            return StatementContent.of(statement, workspace().context(), totals(statement.rows()));
        }, Texts.text("statements.empty"));
    }

    /** The total and check rows at the end stay in sight. */
    private static int totals(List<StatementRow> rows) {
        int count = 0;
        for (int i = rows.size() - 1; i >= 0 && sums(rows.get(i).style()); i--) {
            count++;
        }
        return Math.min(count, 3);
    }

    private static boolean sums(StatementRow.Style style) {
        return style == StatementRow.Style.TOTAL || style == StatementRow.Style.CHECK;
    }

    @Override
    public void drill(GridCell cell) {
        workspace().navigator()
                .descend(StatementDrill.behind(Objects.requireNonNull(content().get()).report(), cell));
    }
}
