package com.superscapes.desktop.data;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.workspace.GridScreen;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;

/** The Data screen. */
public final class DataController implements Screen {

    private final DataViewModel viewModel;
    private final DataActions actions;
    private final Parent root;
    private @FXML ToggleButton loads;
    private @FXML ToggleButton sources;
    private @FXML ToggleButton tieOuts;
    private @FXML ToggleButton rejects;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public DataController(DataViewModel viewModel, DataActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        grid.setArrangeable(true);
        GridScreen.join(viewModel, actions, grid, bar, states);
        grid.setOnNearEnd(viewModel::more);
        choice(loads, DataViewModel.LOADS);
        choice(sources, DataViewModel.SOURCES);
        choice(tieOuts, DataViewModel.TIE_OUTS);
        choice(rejects, DataViewModel.REJECTS);
    }

    private void choice(ToggleButton button, String view) {
        viewModel.view().subscribe(shown -> button.setSelected(shown.equals(view)));
        button.setOnAction(pressed -> {
            button.setSelected(true);
            viewModel.choose(view);
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        bar.lookForAll();
        viewModel.open(place);
    }

    @Override
    public void focus() {
        grid.table().requestFocus();
    }
}
