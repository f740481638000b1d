package com.superscapes.desktop.drill;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridScreen;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The screen behind a cell: accounts, lines, or one entry. */
public final class DrillController implements Screen {

    private final DrillViewModel viewModel;
    private final Parent root;
    private @FXML FlowPane facts;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public DrillController(DrillViewModel viewModel) {
        this.viewModel = viewModel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        grid.setOnNearEnd(viewModel::more);
        viewModel.facts().subscribe(this::showFacts);
        showFacts();
    }

    private void showFacts() {
        facts.getChildren().setAll(viewModel.facts().stream().map(DrillController::fact).toList());
        facts.setVisible(!viewModel.facts().isEmpty());
        facts.setManaged(facts.isVisible());
    }

    private static VBox fact(Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("muted");
        VBox pair = new VBox(name, new Label(fact.value()));
        pair.getStyleClass().add("fact");
        return pair;
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
