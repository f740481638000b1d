package com.superscapes.desktop.home;

import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.query.Metric;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.filter.FilterViewModel;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.proof.ProofSubject;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Home: the month at a glance. */
public final class HomeViewModel {

    private final Workspace workspace;
    private final Latest load;
    private final ReadOnlyObjectWrapper<ScreenState> state = new ReadOnlyObjectWrapper<>(ScreenState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable HomeFigures> figures = new ReadOnlyObjectWrapper<>(null);
    private volatile @Nullable List<Metric> catalog;

    public HomeViewModel(Workspace workspace) {
        this.workspace = workspace;
        load = workspace.tasks().latest();
    }

    public ReadOnlyObjectProperty<ScreenState> state() {
        return state.getReadOnlyProperty();
    }

    /** Null until the first answer. */
    public ReadOnlyObjectProperty<@Nullable HomeFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    /** Takes back what was asked for. */
    public void leave() {
        load.cancel();
    }

    /** Shows Home for the filter bar's choices. */
    public void open() {
        FilterViewModel filters = workspace.filters();
        LedgerSummary ledger = filters.ledger().get();
        Choices choices = filters.choices().get();
        if (ledger == null || choices.period() == 0) {
            workspace.proof().clear();
            state.set(new ScreenState.Empty(Texts.text("empty.ledger")));
            return;
        }
        String name = filters.period().map(period -> period.name()).orElse("");
        List<FiscalPeriod> periods = filters.periods();
        String title = choices.yearToDate() ? Texts.text("home.ytd", name) : name;
        if (figures.get() == null) {
            state.set(ScreenState.LOADING);
        }
        load.start(Texts.text("home.loading"), () -> new HomeReader(workspace, catalog(), choices, periods,
                ledger.branches(), title).read(), this::show, failure -> {
                    workspace.proof().clear();
                    state.set(ScreenState.failed(failure));
                });
    }

    // What there is to ask for doesn't change while one is signed in.
    private List<Metric> catalog() {
        List<Metric> known = catalog;
        if (known == null) {
            known = workspace.server().metrics();
            catalog = known;
        }
        return known;
    }

    private void show(HomeFigures answer) {
        figures.set(answer);
        state.set(ScreenState.READY);
        workspace.proof().explain(new ProofSubject(Texts.text("home.title"), "", "", answer.proof()));
    }

    /** The tile with the focus is explained in the proof panel. */
    public void focus(TileFigure tile) {
        HomeFigures shown = figures.get();
        if (shown != null) {
            workspace.proof().explain(new ProofSubject(tile.name(), tile.exact(), tile.definition(), shown.proof()));
        }
    }

    /** Opens the statement behind a tile. */
    public void drill(TileFigure tile) {
        if (tile.locked() == null) {
            workspace.navigator().open(tile.behind());
        }
    }

    /** Opens the month behind a column of the revenue chart; -1 keeps the month. */
    public void drillMonth(int index) {
        HomeFigures shown = figures.get();
        if (shown != null && index >= 0) {
            Choices now = workspace.filters().choices().get();
            workspace.filters().choose(new Choices(now.company(), now.currency(), now.branches(), now.divisions(),
                    shown.trendPeriods().get(index), false, now.comparatives()));
        }
        workspace.navigator().open(Place.of("statements/profit-and-loss"));
    }

    /** Opens the branch behind a bar; -1 keeps the branches. */
    public void drillBranch(int index) {
        HomeFigures shown = figures.get();
        if (shown != null && index >= 0 && !shown.branchCodes().get(index).isEmpty()) {
            Choices now = workspace.filters().choices().get();
            workspace.filters()
                    .choose(new Choices(now.company(), now.currency(),
                            List.of(shown.branchCodes().get(index)), now.divisions(), now.period(),
                            now.yearToDate(), now.comparatives()));
        }
        workspace.navigator().open(Place.of("statements/profit-and-loss"));
    }
}
