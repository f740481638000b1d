package com.superscapes.desktop.administration;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.VerbBar;
import com.superscapes.desktop.screen.ViewSwitch;
import com.superscapes.desktop.screen.ViewSwitch.View;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridScreen;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The Administration screen. */
public final class AdministrationController implements Screen {

    private final AdministrationViewModel viewModel;
    private final AdministrationActions actions;
    private final Parent root;
    private @FXML ViewSwitch views;
    private @FXML VerbBar verbs;
    private @FXML GridBar bar;
    private @FXML TextField notice;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;
    private @FXML VBox form;
    private @FXML TextField login;
    private @FXML TextField name;
    private @FXML ChoiceBox<String> role;
    private @FXML CheckBox everyBranch;
    private @FXML TextField branches;
    private @FXML CheckBox everyDivision;
    private @FXML TextField divisions;
    private @FXML Button save;
    private @FXML Button cancel;

    @SuppressWarnings("NullAway.Init")
    public AdministrationController(AdministrationViewModel viewModel, AdministrationActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        GridScreen.join(viewModel, grid, bar, states);
        grid.focusedCell().subscribe(cell -> viewModel.select(cell == null ? null : cell.row().id()));
        views.offer(
                List.of(new View(AdministrationViewModel.USERS, Texts.text("administration.users")),
                        new View(AdministrationViewModel.SESSIONS, Texts.text("administration.sessions")),
                        new View(AdministrationViewModel.WAITING, Texts.text("administration.waiting"))),
                viewModel.view(), viewModel::choose);
        viewModel.view().subscribe(view -> verbs.offer(actions.of(view)));
        notice.textProperty().bind(viewModel.notice());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        bindForm(viewModel.form());
    }

    private void bindForm(UserForm data) {
        form.visibleProperty().bind(data.shown());
        form.managedProperty().bind(data.shown());
        data.shown().subscribe(shown -> {
            if (shown) {
                (data.isNew().get() ? login : name).requestFocus();
            }
        });
        login.textProperty().bindBidirectional(data.login());
        login.disableProperty().bind(data.isNew().not());
        name.textProperty().bindBidirectional(data.name());
        role.getItems().setAll(UserForm.ROLES);
        role.valueProperty().bindBidirectional(data.role());
        everyBranch.selectedProperty().bindBidirectional(data.everyBranch());
        branches.textProperty().bindBidirectional(data.branches());
        branches.disableProperty().bind(data.everyBranch());
        everyDivision.selectedProperty().bindBidirectional(data.everyDivision());
        divisions.textProperty().bindBidirectional(data.divisions());
        divisions.disableProperty().bind(data.everyDivision());
        VerbBar.bind(save, actions.save());
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
    public void leave() {
        viewModel.leave();
    }

    @Override
    public void focus() {
        grid.table().requestFocus();
    }
}
