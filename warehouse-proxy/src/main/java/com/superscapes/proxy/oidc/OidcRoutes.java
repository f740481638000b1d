package com.superscapes.proxy.oidc;

import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInMethods;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Origin;
import com.superscapes.proxy.session.Sessions;
import com.superscapes.proxy.session.SignInMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The second door: how one can sign in here, and a sign-in at the identity provider. */
public final class OidcRoutes {

    private final @Nullable OidcSignIn provider;
    private final Sessions sessions;

    /** @param provider null when there is none */
    public OidcRoutes(@Nullable OidcSignIn provider, Sessions sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/sign-in/methods", "sign-in-methods",
                        exchange -> new SignInMethods(true, provider == null ? null : provider.name()))
                        .withoutSignIn(),
                Route.post("/v1/sign-in/provider/start", "sign-in-provider-start", this::begin).withoutSignIn(),
                Route.post("/v1/sign-in/provider", "sign-in-provider", this::end).withoutSignIn());
    }

    private ProviderSignIn begin(Exchange exchange) {
        ProviderSignInStart start = exchange.body(ProviderSignInStart.class);
        return provider().begin(start);
    }

    private Session end(Exchange exchange) {
        ProviderSignInCode answer = exchange.body(ProviderSignInCode.class);
        OidcSignIn.Admitted admitted = provider().end(answer);
        exchange.actor(admitted.user().login());
        exchange.about(admitted.user().login(), Map.of("user", admitted.user(), "became", admitted.outcome()));
        if (!admitted.outcome().equals("same")) {
            sessions.forget();
        }
        return sessions.open(admitted.userId(), SignInMethod.OIDC,
                new Origin(exchange.address(), exchange.client()));
    }

    private OidcSignIn provider() {
        if (provider == null) {
            throw ApiException.notFound("There is no identity provider here.");
        }
        return provider;
    }
}
