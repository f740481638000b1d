package com.superscapes.desktop.template;

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
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The screen of the statements' rows. */
public final class TemplatesController implements Screen {

    private final TemplatesViewModel viewModel;
    private final TemplatesActions actions;
    private final Parent root;
    private @FXML VerbBar verbs;
    private @FXML GridBar bar;
    private @FXML NoteLine notice;
    private @FXML HBox about;
    private @FXML TextField title;
    private @FXML TextField note;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;
    private @FXML VBox form;
    private @FXML RowFieldsPane fields;
    private @FXML Button apply;
    private @FXML Button cancel;

    @SuppressWarnings("NullAway.Init")
    public TemplatesController(TemplatesViewModel viewModel, TemplatesActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        grid.focusedCell().subscribe(cell -> viewModel.select(cell == null ? null : cell.row().id()));
        viewModel.draft().point().subscribe(row -> {
            if (row.intValue() >= 0) {
                grid.focusCell(row.intValue(), 0);
            }
        });
        viewModel.view().subscribe(view -> {
            verbs.offer(actions.of(view));
            about.setVisible(view.equals(TemplatesViewModel.DRAFT));
        });
        about.managedProperty().bind(about.visibleProperty());
        notice.follow(viewModel.notice());
        title.textProperty().bindBidirectional(viewModel.draft().title());
        note.textProperty().bindBidirectional(viewModel.draft().note());
        fields.serve(viewModel.draft().form());
        form.visibleProperty().bind(viewModel.draft().form().shown());
        form.managedProperty().bind(viewModel.draft().form().shown());
        viewModel.draft().form().shown().subscribe(shown -> {
            if (shown) {
                fields.focusFirst();
            }
        });
        VerbBar.bind(apply, actions.apply());
        VerbBar.bind(cancel, actions.cancel());
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
