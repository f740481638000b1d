package com.superscapes.desktop.period;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.NoteLine;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.VerbBar;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.workspace.GridScreen;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The screen of the fiscal periods. */
public final class PeriodsController implements Screen {

    private final PeriodsViewModel viewModel;
    private final PeriodsActions actions;
    private final Parent root;
    private @FXML HBox about;
    private @FXML VerbBar verbs;
    private @FXML TextField note;
    private @FXML GridBar bar;
    private @FXML NoteLine notice;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public PeriodsController(PeriodsViewModel viewModel, PeriodsActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        grid.focusedCell().subscribe(cell -> viewModel.select(cell == null ? null : cell.row().id()));
        about.setVisible(viewModel.writes());
        about.managedProperty().bind(about.visibleProperty());
        verbs.offer(actions.all());
        note.textProperty().bindBidirectional(viewModel.note());
        notice.follow(viewModel.notice());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        bar.lookForAll();
        viewModel.open();
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
