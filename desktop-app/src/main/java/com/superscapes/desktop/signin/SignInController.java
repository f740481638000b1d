package com.superscapes.desktop.signin;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.screen.VerbBar;
import com.superscapes.desktop.screen.Views;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
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
    private @FXML Button atProvider;
    private @FXML VBox waiting;
    private @FXML TextField page;
    private @FXML Button cancel;

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
        shown(newPasswordField, viewModel.newPasswordNeeded());
        VerbBar.bind(signIn, command);
        viewModel.provider().subscribe(name -> VerbBar.bind(atProvider, actions.signInAtProvider(name)));
        shown(atProvider, viewModel.provider().isNotEmpty());
        page.textProperty().bind(viewModel.page());
        shown(waiting, viewModel.page().isNotEmpty());
        VerbBar.bind(cancel, actions.cancel());
        address.focusedProperty().subscribe(focused -> {
            if (!focused) {
                viewModel.askMethods();
            }
        });
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
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
