package com.superscapes.desktop.statements;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridScreen;
import com.superscapes.desktop.screen.NoteLine;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.ViewSwitch;
import com.superscapes.desktop.screen.ViewSwitch.View;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;

/** The statements screen. */
public final class StatementsController implements Screen {

    private final StatementsViewModel viewModel;
    private final Parent root;
    private @FXML ViewSwitch views;
    private @FXML ShapeBar shape;
    private @FXML NoteLine notes;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;

    @SuppressWarnings("NullAway.Init")
    public StatementsController(StatementsViewModel viewModel) {
        this.viewModel = viewModel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        views.offer(
                List.of(view(StatementsViewModel.PROFIT_AND_LOSS, Texts.text("statements.pl")),
                        view(StatementsViewModel.BALANCE_SHEET, Texts.text("statements.bs")),
                        view(StatementsViewModel.CASH_FLOW, Texts.text("statements.cf")),
                        view(StatementsViewModel.EQUITY, Texts.text("statements.equity"))),
                viewModel.statement(), viewModel::choose);
        shape.serve(viewModel);
        notes.follow(viewModel.notes());
    }

    private View view(String statement, String name) {
        return new View(statement, name,
                viewModel.permitted(statement) ? null : Texts.text("statement.notPermitted"));
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
