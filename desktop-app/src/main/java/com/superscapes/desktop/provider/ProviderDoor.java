package com.superscapes.desktop.provider;

import com.superscapes.api.session.Profile;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs in at the identity provider by the authorization code flow: the server begins it, the browser carries it, and the
 * server ends it with the code that came back to this machine. The server checks the nonce, this client the state.
 */
public final class ProviderDoor {

    private final Browser browser;
    private final Duration patience;

    /** @param patience how long the user has in the browser */
    public ProviderDoor(Browser browser, Duration patience) {
        this.browser = browser;
        this.patience = patience;
    }

    /**
     * Blocks until the user is signed in.
     *
     * @param opened told the page that the browser shows
     * @throws ProviderException    the provider says no, or nothing for too long
     * @throws InterruptedException the user has changed their mind
     */
    public Profile signIn(WarehouseServer server, Consumer<String> opened)
            throws ProviderException, InterruptedException {
        CodeVerifier verifier = CodeVerifier.make();
        try (RedirectListener listener = RedirectListener.open()) {
            ProviderSignIn begun = server.beginAtProvider(
                    new ProviderSignInStart(listener.address(), verifier.challenge()));
            if (!isPage(begun.address())) {
                throw new ProviderException(Texts.text("signin.provider.noPage"));
            }
            listener.expect(begun.state());
            browser.open(begun.address());
            opened.accept(begun.address());
            String code = listener.code(patience);
            return server.endAtProvider(new ProviderSignInCode(begun.transaction(), code, verifier.secret()));
        } catch (IOException deaf) {
            throw new ProviderException(Texts.text("signin.provider.deaf"));
        }
    }

    /** Only pages are opened: https, or a provider on this very machine. */
    static boolean isPage(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isHere(uri.getHost()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isHere(@Nullable String host) {
        return "127.0.0.1".equals(host) || "[::1]".equals(host) || "localhost".equals(host);
    }
}
