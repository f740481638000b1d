package com.superscapes.desktop.signin;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.screen.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The sign-in screen. */
public final class SignInController {

    private final SignInViewModel viewModel;
    private final SignInActions actions;
    private final Parent root;
    private @FXML TextField address;
    private @FXML TextField login;
    private @FXML PasswordField password;
    private @FXML VBox newPasswordField;
    private @FXML PasswordField newPassword;
    private @FXML Label error;
    private @FXML Label support;
    private @FXML Button signIn;
    private @FXML ProgressBar progress;

    @SuppressWarnings("NullAway.Init")
    public SignInController(SignInViewModel viewModel, SignInActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        address.textProperty().bindBidirectional(viewModel.address());
        login.textProperty().bindBidirectional(viewModel.login());
        error.textProperty().bind(viewModel.error());
        support.textProperty().bind(viewModel.support());
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        support.managedProperty().bind(support.textProperty().isNotEmpty());
        progress.visibleProperty().bind(viewModel.busy());
        Command command = actions.signIn(() -> take(password), () -> take(newPassword));
        newPasswordField.visibleProperty().bind(viewModel.newPasswordNeeded());
        newPasswordField.managedProperty().bind(viewModel.newPasswordNeeded());
        signIn.setText(command.text());
        signIn.disableProperty().bind(command.enabled().not());
        signIn.setOnAction(pressed -> command.run());
    }

    private static String take(PasswordField field) {
        String typed = field.getText();
        field.clear();
        return typed;
    }

    /** The screen's picture. */
    public Parent root() {
        return root;
    }

    /** Puts the keyboard on the first field that is still empty. */
    public void focus() {
        (address.getText().isEmpty() ? address : login.getText().isEmpty() ? login : password).requestFocus();
    }
}
