package com.superscapes.desktop.trialbalance;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridScreen;
import com.superscapes.desktop.screen.NoteLine;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.statements.ShapeBar;
import javafx.fxml.FXML;
import javafx.scene.Parent;

/** The trial balance screen. */
public final class TrialBalanceController implements Screen {

    private final TrialBalanceViewModel viewModel;
    private final Parent root;
    private @FXML ShapeBar shape;
    private @FXML NoteLine notes;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public TrialBalanceController(TrialBalanceViewModel viewModel) {
        this.viewModel = viewModel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        shape.serve(viewModel);
        notes.follow(viewModel.notes());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        viewModel.open(place);
    }

    @Override
    public void leave() {
        viewModel.leave();
    }

    @Override
    public void focus() {
        grid.table().requestFocus();
    }
}
