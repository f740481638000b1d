package com.superscapes.desktop.data;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.ViewSwitch;
import com.superscapes.desktop.screen.ViewSwitch.View;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridScreen;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;

/** The Data screen. */
public final class DataController implements Screen {

    private final DataViewModel viewModel;
    private final Parent root;
    private @FXML ViewSwitch views;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public DataController(DataViewModel viewModel) {
        this.viewModel = viewModel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        grid.setArrangeable(true);
        GridScreen.join(viewModel, grid, bar, states);
        grid.setOnNearEnd(viewModel::more);
        views.offer(
                List.of(new View(DataViewModel.LOADS, Texts.text("data.loads")),
                        new View(DataViewModel.SOURCES, Texts.text("data.sources")),
                        new View(DataViewModel.TIE_OUTS, Texts.text("data.tieOuts")),
                        new View(DataViewModel.REJECTS, Texts.text("data.rejects"))),
                viewModel.view(), viewModel::choose);
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
    public void leave() {
        viewModel.leave();
    }

    @Override
    public void focus() {
        grid.table().requestFocus();
    }
}
