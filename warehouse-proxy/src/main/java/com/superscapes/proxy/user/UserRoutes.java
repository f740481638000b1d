package com.superscapes.proxy.user;

import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.TemporaryPassword;
import com.superscapes.api.user.UserChangeResult;
import com.superscapes.api.user.UserChoices;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.Users;
import com.superscapes.proxy.database.WriteLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Passwords;
import com.superscapes.proxy.session.Role;
import com.superscapes.proxy.session.Sessions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users and sessions for administrators, who see no figure. Each act is in the audit log before it is done, and after. */
public final class UserRoutes {

    private final WriteLane lane;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Clock clock;

    public UserRoutes(WriteLane lane, Sessions sessions, Passwords passwords, Clock clock) {
        this.lane = lane;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/users", "users", this::users),
                Route.post("/v1/users", "user-add", exchange -> request(exchange, null)).sensitive(),
                Route.get("/v1/user-choices", "user-choices", this::choices),
                Route.post("/v1/users/{login}", "user-change",
                        exchange -> request(exchange, exchange.path("login"))).sensitive(),
                Route.post("/v1/users/{login}/reset", "user-reset", this::reset).sensitive(),
                Route.post("/v1/users/{login}/lock", "user-lock", exchange -> lock(exchange, true)).sensitive(),
                Route.post("/v1/users/{login}/unlock", "user-unlock", exchange -> lock(exchange, false)).sensitive(),
                Route.post("/v1/users/{login}/remove", "user-remove", this::remove).sensitive(),
                Route.post("/v1/user-changes/{change}/approve", "user-change-approve",
                        exchange -> decide(exchange, true)).sensitive(),
                Route.post("/v1/user-changes/{change}/reject", "user-change-reject",
                        exchange -> decide(exchange, false)).sensitive(),
                Route.get("/v1/sessions", "sessions", this::liveSessions),
                Route.post("/v1/sessions/{session}/end", "session-end", this::endSession).sensitive());
    }

    private Users users(Exchange exchange) {
        return work(exchange, directory -> new Users(directory.users(), directory.waiting()));
    }

    private UserChoices choices(Exchange exchange) {
        return work(exchange, directory -> new UserChoices(Stream.of(Role.values()).map(Role::id).toList(),
                directory.choices("branch"), directory.choices("division")));
    }

    private UserChangeResult request(Exchange exchange, @Nullable String login) {
        UserDraft draft = exchange.body(UserDraft.class);
        exchange.about(login == null ? draft.login() : login, Map.of("user", draft));
        Caller by = administrator(exchange);
        UserScope wanted = UserScope.of(draft);
        if (login != null && !login.equals(wanted.login())) {
            throw ApiException.badRequest("login", "The login in the request isn't the one in the address.");
        }
        UserDirectory.Requested done = work(exchange,
                directory -> directory.request(by.login(), wanted, login == null));
        sessions.forget();
        return switch (done.outcome()) {
            case "applied" -> new UserChangeResult(true, null);
            case "pending" -> new UserChangeResult(false, done.change());
            default -> throw UserRefusals.of(done.outcome(), wanted.login());
        };
    }

    private @Nullable Object decide(Exchange exchange, boolean approve) {
        String number = exchange.path("change");
        exchange.about(number, Map.of("approve", approve));
        Caller by = administrator(exchange);
        if (!number.matches("[0-9]{1,18}")) {
            throw UserRefusals.of("unknown-change", number);
        }
        UserDirectory.Decided done = work(exchange,
                directory -> directory.decide(Long.parseLong(number), by.login(), approve));
        sessions.forget();
        if (!List.of("approved", "rejected").contains(done.outcome())) {
            throw UserRefusals.ofChange(done.outcome(), number);
        }
        return null;
    }

    private TemporaryPassword reset(Exchange exchange) {
        String login = about(exchange);
        administrator(exchange);
        String password = Passwords.temporary();
        String hash = passwords.hashed(password);
        Instant expires = work(exchange, directory -> directory.reset(login, hash));
        sessions.forget();
        if (expires == null) {
            throw UserRefusals.of("without-password", login);
        }
        return new TemporaryPassword(login, password, expires);
    }

    private @Nullable Object lock(Exchange exchange, boolean locked) {
        String login = about(exchange);
        Caller by = administrator(exchange);
        return done(work(exchange, directory -> directory.lock(login, locked, by.login())), login);
    }

    private @Nullable Object remove(Exchange exchange) {
        String login = about(exchange);
        Caller by = administrator(exchange);
        return done(work(exchange, directory -> directory.remove(login, by.login())), login);
    }

    private @Nullable Object done(String outcome, String login) {
        sessions.forget();
        if (!outcome.equals("done")) {
            throw UserRefusals.of(outcome, login);
        }
        return null;
    }

    private List<LiveSession> liveSessions(Exchange exchange) {
        return work(exchange, directory -> directory.sessions(null, exchange.caller().sessionId()));
    }

    private @Nullable Object endSession(Exchange exchange) {
        String session = exchange.path("session");
        exchange.about(session, Map.of());
        administrator(exchange);
        UUID id = uuid(session);
        if (id == null || !work(exchange, directory -> directory.endSession(id, "ended by an administrator"))) {
            throw ApiException.notFound("There is no live session " + session + ".");
        }
        sessions.forget();
        return null;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static String about(Exchange exchange) {
        String login = exchange.path("login");
        exchange.about(login, Map.of());
        return login;
    }

    private <T extends @Nullable Object> T work(Exchange exchange, Function<UserDirectory, T> work) {
        return lane.write(administrator(exchange), handle -> work.apply(new UserDirectory(handle, clock)));
    }

    private static Caller administrator(Exchange exchange) {
        if (exchange.caller().role() != Role.ADMINISTRATOR) {
            throw ApiException.notPermitted("users and sessions");
        }
        return exchange.caller();
    }
}
