package com.superscapes.desktop.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.Profile;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.desktop.signin.SignInViewModel;
import com.superscapes.desktop.task.BackgroundTasks;
import com.superscapes.desktop.testing.FakeIssuer;
import com.superscapes.desktop.testing.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the button to the session, over real sockets; only the browser is played. */
@Timeout(60)
class ProviderSignInTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private final CompletableFuture<Profile> signedIn = new CompletableFuture<>();
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private final ExecutorService screen = Executors.newSingleThreadExecutor();
    private final BackgroundTasks tasks = new BackgroundTasks(screen, Clock.systemUTC());
    private @TempDir Path folder;
    private FakeIssuer issuer;
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        issuer = new FakeIssuer();
        server = new FakeServer().offering(issuer);
    }

    @AfterEach
    void stop() {
        tasks.close();
        screen.shutdownNow();
        server.close();
        issuer.close();
    }

    @Test
    void theBrowsersCodeBecomesASession() throws Exception {
        SignInViewModel screen = screen(page -> CompletableFuture.runAsync(() -> FakeIssuer.walk(page)), LONG);
        on(screen::askMethods);
        until(() -> screen.provider().get().equals("Example ID"));
        on(screen::signInAtProvider);
        assertThat(signedIn.get(30, TimeUnit.SECONDS).login()).isEqualTo("controller");
        assertThat(server.bodies()).anyMatch(
                sent -> sent.matches("/v1/sign-in/provider/start .*http://127\\.0\\.0\\.1:[0-9]+/signed-in.*"));
        assertThat(screen.page().get()).isEmpty();
    }

    @Test
    void anAnswerWithAnotherStateIsNobodysAndTheRightOneStillCounts() throws Exception {
        SignInViewModel screen = screen(opened::complete, LONG);
        on(screen::signInAtProvider);
        String page = opened.get(30, TimeUnit.SECONDS);
        issuer.answering("code=%s&state=forged");
        assertThat(FakeIssuer.walk(page)).isEqualTo(400);
        assertThat(signedIn).isNotDone();
        issuer.answering("code=%s&state=%s");
        assertThat(FakeIssuer.walk(page)).isEqualTo(200);
        assertThat(signedIn.get(30, TimeUnit.SECONDS).login()).isEqualTo("controller");
    }

    @Test
    void aCodeThatTheProviderGaveToAnotherSignInIsRefused() throws Exception {
        SignInViewModel screen = screen(opened::complete, LONG);
        on(screen::signInAtProvider);
        issuer.answering("code=stolen&state=%2$s");
        FakeIssuer.walk(opened.get(30, TimeUnit.SECONDS));
        until(() -> screen.error().get().startsWith("The identity provider's answer can't be accepted"));
        assertThat(screen.support().get()).contains("S-7F3K");
    }

    @Test
    void aProviderThatSaysNoIsSaidInWords() throws Exception {
        issuer.answering("error=access_denied&state=%2$s");
        SignInViewModel screen = screen(page -> CompletableFuture.runAsync(() -> FakeIssuer.walk(page)), LONG);
        on(screen::signInAtProvider);
        until(() -> screen.error().get().startsWith("The identity provider did not let you in"));
        issuer.answering("error=server_error&state=%2$s");
        on(screen::signInAtProvider);
        until(() -> screen.error().get().contains("refused the sign-in: server error"));
        assertThat(signedIn).isNotDone();
    }

    @Test
    void aBrowserThatNeverAnswersIsNotWaitedForEndlessly() throws Exception {
        SignInViewModel screen = screen(page -> {
        }, Duration.ofMillis(50));
        on(screen::signInAtProvider);
        until(() -> screen.error().get().equals("The sign-in in your browser took too long. Try again."));
        assertThat(screen.busy().get()).isFalse();
    }

    @Test
    void whoCancelsCanSignInAgainAndTheOldAnswerIsLate() throws Exception {
        SignInViewModel screen = screen(opened::complete, LONG);
        on(screen::signInAtProvider);
        until(() -> !screen.page().get().isEmpty());
        on(screen::cancel);
        assertThat(on(() -> screen.busy().get() || !screen.page().get().isEmpty())).isFalse();
        String page = opened.get(30, TimeUnit.SECONDS);
        until(() -> refusedAtTheDoor(page));
        assertThat(signedIn).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://login.example.com/", "https://user@login.example.com/",
            "not a page"})
    void onlyAPageThatIsSafeToOpenIsOpened(String page) throws Exception {
        server.namesPage(page);
        SignInViewModel screen = screen(opened::complete, LONG);
        on(screen::signInAtProvider);
        until(() -> screen.error().get().startsWith("The server named a page that is not safe to open."));
        assertThat(opened).isNotDone();
    }

    @Test
    void aServerWithoutProviderOffersNone() throws Exception {
        server.offering(null);
        SignInViewModel screen = screen(opened::complete, LONG);
        on(screen::askMethods);
        until(() -> server.asked().contains("/v1/sign-in/methods") && tasks.activity().running().isEmpty());
        assertThat(screen.provider().get()).isEmpty();
    }

    private static boolean refusedAtTheDoor(String page) {
        try {
            FakeIssuer.walk(page);
            return false;
        } catch (IllegalStateException away) {
            return true;
        }
    }

    private SignInViewModel screen(Browser browser, Duration patience) throws Exception {
        Path authority = server.authority(folder);
        return on(() -> {
            SignInViewModel made = new SignInViewModel(HttpWarehouseServer::at, tasks, authority,
                    new ProviderDoor(browser, patience), (warehouse, profile) -> signedIn.complete(profile));
            made.address().set(server.address());
            return made;
        });
    }

    private void on(Runnable step) throws Exception {
        screen.submit(step).get(30, TimeUnit.SECONDS);
    }

    private <T> T on(Callable<T> step) throws Exception {
        Future<T> done = screen.submit(step);
        return done.get(30, TimeUnit.SECONDS);
    }

    private void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!on(condition)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
