package com.superscapes.desktop.testing;

import com.superscapes.api.session.Profile;
import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.TemporaryPassword;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserChange;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.UserState;
import com.superscapes.api.user.Users;
import java.time.Instant;
import java.util.List;

/** Users of the company in {@link Books}. */
public final class BookUsers {

    private static final Instant NOON = Instant.parse("2026-11-22T17:00:00Z");

    private BookUsers() {
    }

    public static Profile administrator() {
        return new Profile("admin", "Demo Administrator", "administrator", false, List.of(), List.of(), List.of());
    }

    static Users all() {
        return new Users(List.of(
                user("admin", "Demo Administrator", "administrator", true, List.of(), UserState.ACTIVE, 1),
                user("controller", "Demo Controller", "controller", true, List.of(), UserState.ACTIVE, 2),
                user("manager", "Branch Manager", "branch-manager", false, List.of("B01", "B02"),
                        UserState.PASSWORD_TO_CHANGE, 0),
                user("payroll", "Payroll Clerk", "payroll", true, List.of(), UserState.LOCKED, 0)),
                List.of(new UserChange(7, draft("manager", List.of("B01", "B02")),
                        draft("manager", List.of("B01", "B02", "B03")), "second-admin", NOON)));
    }

    static List<LiveSession> sessions() {
        return List.of(new LiveSession("00000000-0000-0000-0000-000000000001", "controller", "Demo Controller",
                "password", "192.0.2.7", "Superscapes", NOON.minusSeconds(7200), NOON, NOON.plusSeconds(36_000), false),
                new LiveSession("00000000-0000-0000-0000-000000000002", "admin", "Demo Administrator", "oidc",
                        "192.0.2.8", "Superscapes", NOON, NOON, NOON.plusSeconds(43_200), true));
    }

    static TemporaryPassword temporary(String login) {
        return new TemporaryPassword(login, "abcd-efgh-jkmn-pqrs-tuvw", NOON.plusSeconds(86_400));
    }

    private static UserDraft draft(String login, List<String> branches) {
        return new UserDraft(login, "Branch Manager", "branch-manager", false, branches, true, List.of());
    }

    private static UserAccount user(String login, String name, String role, boolean every, List<String> branches,
            UserState state, int sessions) {
        return new UserAccount(login, name, role, every, branches, true, List.of(), state, null, null, NOON,
                NOON.minusSeconds(86_400), sessions);
    }
}
