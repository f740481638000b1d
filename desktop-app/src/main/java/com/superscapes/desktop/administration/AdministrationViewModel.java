package com.superscapes.desktop.administration;

import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.Users;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.reports.format.Times;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Users, their sessions, and the changes that wait for a second administrator. */
public final class AdministrationViewModel extends GridViewModel {

    static final String USERS = "users";
    static final String SESSIONS = "sessions";
    static final String WAITING = "waiting";

    private final ReadOnlyStringWrapper view = new ReadOnlyStringWrapper(USERS);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>(null);
    private final UserForm form = new UserForm();
    private List<UserAccount> known = List.of();
    private @Nullable String removing;

    public AdministrationViewModel(Workspace workspace) {
        super(workspace);
    }

    /** Which of the views is shown. */
    public ReadOnlyStringProperty view() {
        return view.getReadOnlyProperty();
    }

    /** What became of the last act; empty when there is nothing to say. A temporary password is shown here, once. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** Login, session or number of the row with the focus; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable String> selected() {
        return selected.getReadOnlyProperty();
    }

    public UserForm form() {
        return form;
    }

    /** Shows a place such as administration/sessions. */
    public void open(Place wanted) {
        reset();
        form.hide();
        notice.set("");
        selected.set(null);
        view.set(List.of(SESSIONS, WAITING).contains(wanted.detail()) ? wanted.detail() : USERS);
        reload();
    }

    /** Goes to another view. */
    public void choose(String wanted) {
        if (!view.get().equals(wanted)) {
            workspace().navigator().open(Place.of("administration/" + wanted));
        }
    }

    void select(@Nullable String id) {
        removing = null;
        selected.set(id);
    }

    @Override
    public void reload() {
        AdministrationContent content = new AdministrationContent(workspace().context(), workspace().zone());
        String reading = Texts.text("administration.loading");
        WarehouseServer server = workspace().server();
        switch (view.get()) {
            case SESSIONS -> load(reading, () -> content.sessions(server.sessions()),
                    Texts.text("administration.empty.sessions"));
            case WAITING -> load(reading, () -> content.waiting(server.users().waiting()),
                    Texts.text("administration.empty.waiting"));
            default -> load(reading, server::users, (Users all) -> {
                known = all.users();
                return content.users(known);
            }, Texts.text("administration.empty.users"));
        }
    }

    /** Opens the form for a user. */
    @Override
    public void drill(GridCell cell) {
        change();
    }

    /** Opens an empty form. */
    public void add() {
        form.empty();
    }

    /** Opens the form of the user with the focus. */
    public void change() {
        known.stream().filter(user -> user.login().equals(selected.get())).findFirst().ifPresent(form::of);
    }

    /** Sends the form. */
    public void save() {
        UserDraft draft = form.draft();
        boolean added = form.isNew().get();
        act(server -> server.saveUser(draft, added), result -> {
            form.hide();
            return Texts.text(result.applied() ? "administration.applied" : "administration.waits", draft.login());
        });
    }

    /** Closes the form. */
    public void cancel() {
        form.hide();
    }

    /** Gives the user with the focus a temporary password. */
    public void reset(String login) {
        act(server -> server.resetUser(login), given -> Texts.text("administration.given", given.login(),
                given.password(), Times.minute(given.expiresAt(), workspace().zone())));
    }

    /** Locks or unlocks. */
    public void lock(String login, boolean locked) {
        done(server -> server.lockUser(login, locked),
                Texts.text(locked ? "administration.locked" : "administration.unlocked", login));
    }

    /** Removes, once it has been asked for twice in a row. */
    public void remove(String login) {
        if (!login.equals(removing)) {
            removing = login;
            notice.set(Texts.text("administration.removeAgain", login));
            return;
        }
        done(server -> server.removeUser(login), Texts.text("administration.removed", login));
    }

    /** Ends a session. */
    public void end(String session) {
        done(server -> server.endSession(session), Texts.text("administration.ended"));
    }

    /** Grants or rejects what waits. */
    public void decide(String change, boolean approve) {
        done(server -> server.decideUserChange(change, approve),
                Texts.text(approve ? "administration.approved" : "administration.rejected"));
    }

    private void done(Consumer<WarehouseServer> act, String sentence) {
        act(server -> {
            act.accept(server);
            return true;
        }, done -> sentence);
    }

    private <T> void act(Function<WarehouseServer, T> act, Function<T, String> sentence) {
        notice.set("");
        removing = null;
        workspace().tasks().start(Texts.text("administration.acting"), () -> act.apply(workspace().server()),
                result -> {
                    notice.set(sentence.apply(result));
                    reload();
                }, failure -> {
                    if (ScreenState.failed(failure) instanceof ScreenState.Failed reason) {
                        notice.set(reason.what());
                    }
                });
    }
}
