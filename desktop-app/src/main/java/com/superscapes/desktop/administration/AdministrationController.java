package com.superscapes.desktop.administration;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.workspace.GridScreen;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Administration screen. */
public final class AdministrationController implements Screen {

    private final AdministrationViewModel viewModel;
    private final AdministrationActions actions;
    private final Parent root;
    private @FXML ToggleButton users;
    private @FXML ToggleButton sessions;
    private @FXML ToggleButton waiting;
    private @FXML HBox verbs;
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
        GridScreen.join(viewModel, actions, grid, bar, states);
        grid.focusedCell().subscribe(cell -> viewModel.select(cell == null ? null : cell.row().id()));
        choice(users, AdministrationViewModel.USERS);
        choice(sessions, AdministrationViewModel.SESSIONS);
        choice(waiting, AdministrationViewModel.WAITING);
        viewModel.view().subscribe(view -> verbs.getChildren()
                .setAll(actions.of(view).stream().map(AdministrationController::button).toList()));
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
        verb(save, actions.save());
        verb(cancel, actions.cancel());
    }

    private static Button button(Command command) {
        Button button = new Button();
        verb(button, command);
        button.getStyleClass().add("flat");
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    private static void verb(Button button, Command command) {
        button.setText(command.text());
        if (command.icon() != null) {
            button.setGraphic(new FontIcon(command.icon()));
        }
        button.disableProperty().bind(command.enabled().not());
        button.setOnAction(pressed -> command.run());
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
