package com.superscapes.desktop.statements;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridScreen;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** The statements screen. */
public final class StatementsController implements Screen {

    private final StatementsViewModel viewModel;
    private final StatementsActions actions;
    private final Parent root;
    private @FXML ToggleButton profitAndLoss;
    private @FXML ToggleButton balanceSheet;
    private @FXML ToggleButton cashFlow;
    private @FXML ToggleButton equity;
    private @FXML ToggleButton trailing;
    private @FXML ComboBox<String> by;
    private @FXML ComboBox<Integer> rounding;
    private @FXML ComboBox<Long> asOf;
    private @FXML ComboBox<Long> since;
    private @FXML Label notes;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public StatementsController(StatementsViewModel viewModel, StatementsActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, actions, grid, bar, states);
        choice(profitAndLoss, StatementsViewModel.PROFIT_AND_LOSS);
        choice(balanceSheet, StatementsViewModel.BALANCE_SHEET);
        choice(cashFlow, StatementsViewModel.CASH_FLOW);
        choice(equity, StatementsViewModel.EQUITY);
        new ShapeBar(viewModel, trailing, by, rounding, asOf, since);
        notes.textProperty().bind(viewModel.notes());
        notes.managedProperty().bind(viewModel.notes().isNotEmpty());
        notes.visibleProperty().bind(viewModel.notes().isNotEmpty());
    }

    private void choice(ToggleButton button, String statement) {
        viewModel.statement().subscribe(shown -> button.setSelected(shown.equals(statement)));
        button.setOnAction(pressed -> {
            button.setSelected(true);
            viewModel.choose(statement);
        });
        if (!viewModel.permitted(statement)) {
            button.setDisable(true);
            button.setTooltip(new Tooltip(Texts.text("statement.notPermitted")));
        }
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
    public void focus() {
        grid.table().requestFocus();
    }
}
