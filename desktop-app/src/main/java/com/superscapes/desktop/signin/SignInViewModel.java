package com.superscapes.desktop.signin;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.provider.ProviderDoor;
import com.superscapes.desktop.provider.ProviderException;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.task.Work;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Signing in: by login and password, at the identity provider, or by a token good once. Passwords are never kept. */
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
    private final ProviderDoor door;
    private final BiConsumer<WarehouseServer, Profile> signedIn;
    private final Latest methods;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty login = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper support = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper newPasswordNeeded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper provider = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper("");
    private String asked = "";
    private @Nullable Work waiting;

    /**
     * @param authority PEM file of the server's authority, or null for the machine's own list
     * @param door      to the identity provider
     * @param signedIn  told once the server has accepted
     */
    public SignInViewModel(Connector connector, Tasks tasks, @Nullable Path authority, ProviderDoor door,
            BiConsumer<WarehouseServer, Profile> signedIn) {
        this.connector = connector;
        this.tasks = tasks;
        this.authority = authority;
        this.door = door;
        this.signedIn = signedIn;
        methods = tasks.latest();
        address.subscribe(typed -> provider.set(""));
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

    /** Name of the identity provider that the server offers; empty when it offers none or was not asked yet. */
    public ReadOnlyStringProperty provider() {
        return provider.getReadOnlyProperty();
    }

    /** The identity provider's page that the browser shows; empty while nothing is waited for. */
    public ReadOnlyStringProperty page() {
        return page.getReadOnlyProperty();
    }

    /** Asks the server at the address how one can sign in; a server out of reach is said when signing in. */
    public void askMethods() {
        String at = address.get().strip();
        if (at.isEmpty() || at.equals(asked) && !provider.get().isEmpty()) {
            return;
        }
        asked = at;
        methods.start(Texts.text("signin.asking"), () -> connect(at).signInMethods(),
                offered -> provider.set(Objects.requireNonNullElse(offered.provider(), "")),
                failure -> provider.set(""));
    }

    /** Signs in at the identity provider, in the system's browser. */
    public void signInAtProvider() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        say("", "");
        String at = address.get().strip();
        waiting = tasks.start(Texts.text("signin.provider.running"), () -> {
            WarehouseServer server = connect(at);
            return new Granted(server, door.signIn(server, opened -> tasks.report(() -> page.set(opened))));
        }, this::granted, this::failed);
    }

    /** Stops waiting for the browser. */
    public void cancel() {
        if (waiting != null) {
            waiting.cancel();
            rest();
        }
    }

    private void rest() {
        busy.set(false);
        page.set("");
        waiting = null;
    }

    private void granted(Granted granted) {
        rest();
        signedIn.accept(granted.server(), granted.profile());
    }

    private WarehouseServer connect(String at) throws IOException {
        return connector.connect(at.contains("://") ? at : "https://" + at, authority);
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
            WarehouseServer server = connect(at);
            return new Granted(server, server.signIn(request));
        }, this::granted, this::failed);
    }

    private void failed(Exception failure) {
        rest();
        if (failure instanceof ProviderException refused) {
            say(String.valueOf(refused.getMessage()), "");
        } else if (failure instanceof ServerException refused && refused.code() == ErrorCode.PASSWORD_CHANGE_REQUIRED) {
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
