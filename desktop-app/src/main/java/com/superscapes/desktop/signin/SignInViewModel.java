package com.superscapes.desktop.signin;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Signing in, by login and password or by a token good once. Passwords are never kept. */
public final class SignInViewModel {

    /** Finds the server at an address. */
    @FunctionalInterface
    public interface Connector {

        /** @throws IOException if the certificate file is unreadable */
        WarehouseServer connect(String address, @Nullable Path authority) throws IOException;
    }

    private final Connector connector;
    private final Tasks tasks;
    private final @Nullable Path authority;
    private final BiConsumer<WarehouseServer, Profile> signedIn;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty login = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper support = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper newPasswordNeeded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * @param authority PEM file of the server's authority, or null for the machine's own list
     * @param signedIn  told once the server has accepted
     */
    public SignInViewModel(Connector connector, Tasks tasks, @Nullable Path authority,
            BiConsumer<WarehouseServer, Profile> signedIn) {
        this.connector = connector;
        this.tasks = tasks;
        this.authority = authority;
        this.signedIn = signedIn;
    }

    public StringProperty address() {
        return address;
    }

    public StringProperty login() {
        return login;
    }

    /** Why it did not work, in one sentence; empty while there is nothing to say. */
    public ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** For support; may be empty. */
    public ReadOnlyStringProperty support() {
        return support.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** True once the server has asked for a new password. */
    public ReadOnlyBooleanProperty newPasswordNeeded() {
        return newPasswordNeeded.getReadOnlyProperty();
    }

    /** Signs in with the login and this password; a new one replaces it when the server has asked for one. */
    public void signIn(String password, String newPassword) {
        if (address.get().isBlank() || login.get().isBlank() || password.isEmpty()) {
            say(Texts.text("signin.incomplete"), "");
        } else {
            ask(new SignInRequest(login.get().strip(), password, null,
                    newPasswordNeeded.get() && !newPassword.isEmpty() ? newPassword : null));
        }
    }

    /** Says that the session has ended on the server: idle for too long, or ended by somebody. */
    public void sayEnded() {
        say(Texts.text("signin.ended"), "");
    }

    /** Signs in with a token that is good once. */
    public void signInOnce(String token) {
        ask(new SignInRequest(null, null, token));
    }

    private void ask(SignInRequest request) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        say("", "");
        String at = address.get().strip();
        tasks.start(Texts.text("signin.running"), () -> {
            WarehouseServer server = connector.connect(at.contains("://") ? at : "https://" + at, authority);
            return new Granted(server, server.signIn(request));
        }, granted -> {
            busy.set(false);
            signedIn.accept(granted.server(), granted.profile());
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (failure instanceof ServerException refused && refused.code() == ErrorCode.PASSWORD_CHANGE_REQUIRED) {
            newPasswordNeeded.set(true);
            say(Texts.text("signin.newPassword.needed"), "");
        } else if (failure instanceof IllegalArgumentException) {
            say(Texts.text("signin.address"), "");
        } else if (failure instanceof IOException) {
            say(Texts.text("signin.authority", String.valueOf(authority)), "");
        } else if (ScreenState.failed(failure) instanceof ScreenState.Failed reason) {
            String code = reason.supportCode();
            say(reason.what(), code == null || code.isEmpty() ? "" : Texts.text("failure.support", code));
        }
    }

    private void say(String sentence, String code) {
        error.set(sentence);
        support.set(code);
    }

    private record Granted(WarehouseServer server, Profile profile) {
    }
}
