package com.superscapes.desktop.administration;

import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserDraft;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What an administrator fills in about a user. */
public final class UserForm {

    /** The roles, as the server names them. */
    public static final List<String> ROLES = List.of("executive", "controller", "accountant", "branch-manager",
            "payroll", "auditor", "administrator");

    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper isNew = new ReadOnlyBooleanWrapper();
    private final StringProperty login = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty role = new SimpleStringProperty("accountant");
    private final BooleanProperty everyBranch = new SimpleBooleanProperty();
    private final StringProperty branches = new SimpleStringProperty("");
    private final BooleanProperty everyDivision = new SimpleBooleanProperty(true);
    private final StringProperty divisions = new SimpleStringProperty("");

    void empty() {
        fill(new UserDraft("", "", "accountant", false, List.of(), true, List.of()), true);
    }

    void of(UserAccount user) {
        fill(new UserDraft(user.login(), user.displayName(), user.role(), user.everyBranch(), user.branches(),
                user.everyDivision(), user.divisions()), false);
    }

    private void fill(UserDraft draft, boolean added) {
        isNew.set(added);
        login.set(draft.login());
        name.set(draft.displayName());
        role.set(draft.role());
        everyBranch.set(draft.everyBranch());
        branches.set(String.join(", ", draft.branches()));
        everyDivision.set(draft.everyDivision());
        divisions.set(String.join(", ", draft.divisions()));
        shown.set(true);
    }

    void hide() {
        shown.set(false);
    }

    UserDraft draft() {
        return new UserDraft(login.get().strip(), name.get().strip(), role.get(), everyBranch.get(),
                everyBranch.get() ? List.of() : codes(branches.get()), everyDivision.get(),
                everyDivision.get() ? List.of() : codes(divisions.get()));
    }

    private static List<String> codes(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(code -> !code.isEmpty()).toList();
    }

    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /** False while an existing user is changed; the login is then fixed. */
    public ReadOnlyBooleanProperty isNew() {
        return isNew.getReadOnlyProperty();
    }

    public StringProperty login() {
        return login;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty role() {
        return role;
    }

    public BooleanProperty everyBranch() {
        return everyBranch;
    }

    /** Codes, separated by commas. */
    public StringProperty branches() {
        return branches;
    }

    public BooleanProperty everyDivision() {
        return everyDivision;
    }

    /** Codes, separated by commas. */
    public StringProperty divisions() {
        return divisions;
    }
}
