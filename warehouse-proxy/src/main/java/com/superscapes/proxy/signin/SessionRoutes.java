package com.superscapes.proxy.signin;

import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Origin;
import com.superscapes.proxy.session.Sessions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sign-in, refresh, sign-out, and who is signed in. */
public final class SessionRoutes {

    private final Sessions sessions;

    public SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/sign-in", "sign-in", this::signIn).withoutSignIn(),
                Route.post("/v1/refresh", "refresh", this::refresh).withoutSignIn(),
                Route.post("/v1/sign-out", "sign-out", this::signOut),
                Route.get("/v1/me", "me", exchange -> exchange.caller().profile()));
    }

    private Session signIn(Exchange exchange) {
        SignInRequest request = exchange.body(SignInRequest.class);
        exchange.actor(request.login());
        exchange.about(null, Map.of("by", request.oneTimeToken() == null ? "password" : "one-time token",
                "changesPassword", request.newPassword() != null));
        Session session = sessions.signIn(request, origin(exchange));
        exchange.actor(session.profile().login());
        return session;
    }

    private static Origin origin(Exchange exchange) {
        return new Origin(exchange.address(), exchange.client());
    }

    private Session refresh(Exchange exchange) {
        Session session = sessions.refresh(exchange.body(RefreshRequest.class).refreshToken());
        exchange.actor(session.profile().login());
        return session;
    }

    private @Nullable Object signOut(Exchange exchange) {
        sessions.signOut(exchange.caller());
        return null;
    }
}
