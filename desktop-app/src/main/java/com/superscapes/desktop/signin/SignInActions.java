package com.superscapes.desktop.signin;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import java.util.function.Supplier;

/** The verbs of the sign-in screen. */
public final class SignInActions {

    private final SignInViewModel viewModel;

    public SignInActions(SignInViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** @param password and the new one: read when the verb is used and never kept */
    Command signIn(Supplier<String> password, Supplier<String> newPassword) {
        Command command = new Command(Texts.text("signin.button"), null, null,
                () -> viewModel.signIn(password.get(), newPassword.get()));
        command.enabled().bind(viewModel.busy().not());
        return command;
    }

    /** @param provider as the server names it */
    Command signInAtProvider(String provider) {
        Command command = new Command(Texts.text("signin.provider.button", provider), "fth-external-link", null,
                viewModel::signInAtProvider);
        command.enabled().bind(viewModel.busy().not());
        return command;
    }

    Command cancel() {
        return new Command(Texts.text("signin.provider.cancel"), null, null, viewModel::cancel);
    }
}
