package com.superscapes.desktop.picture;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.desktop.Arguments;
import com.superscapes.desktop.Client;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.export.Outlet;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.desktop.signin.SignInViewModel;
import com.superscapes.desktop.task.BackgroundTasks;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.theme.Theme;
import com.superscapes.desktop.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws every screen in light and dark into PNG files, without a display. The server is a real one; the token good once
 * comes by SUPERSCAPES_ONE_TIME_TOKEN.
 */
public final class PictureBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureBook.class);
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private final BackgroundTasks tasks = new BackgroundTasks(Platform::runLater, Clock.systemUTC());
    private final Visitor visitor;
    private final Theme theme;
    private final Scene scene;
    private final Stage stage;
    private final Client client;

    private PictureBook(@Nullable Path authority, Path out, Visitor visitor) {
        this.visitor = visitor;
        ScreenThread.start();
        theme = ScreenThread.call(Theme::new);
        scene = ScreenThread.call(() -> new Scene(new Group(), WIDTH, HEIGHT));
        client = ScreenThread
                .call(() -> new Client(scene, theme, tasks, new Nowhere(), HttpWarehouseServer::at, authority, page -> {
                },
                        out.resolve("settings"), Clock.systemUTC(), ZoneId.systemDefault()));
        stage = ScreenThread.call(() -> {
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            return window;
        });
    }

    /** Draws all pictures: {@code --server URL --ca PEMFILE --out DIR}. Exit code 1 with a sentence when it fails. */
    public static void main(String... words) {
        System.setProperty("glass.platform", System.getProperty("glass.platform", "Headless"));
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        System.setProperty("java.awt.headless", "true");
        try {
            Arguments arguments = Arguments.parse(words);
            Path folder = Objects.requireNonNullElse(arguments.out(), Path.of("."));
            draw(arguments.server(), arguments.authority(), System.getenv("SUPERSCAPES_ONE_TIME_TOKEN"), folder);
            System.exit(0);
        } catch (IOException | IllegalArgumentException | IllegalStateException failed) {
            LOG.error("The pictures could not be drawn", failed);
            System.err.println(Texts.text("pictures.failed", String.valueOf(failed.getMessage())));
            System.exit(1);
        }
    }

    /**
     * Draws all pictures into a folder, as SCREEN-light.png and SCREEN-dark.png.
     *
     * @throws IOException           if a file cannot be written
     * @throws IllegalStateException if the server refuses the token or a screen does not come to rest
     */
    public static void draw(String server, @Nullable Path authority, @Nullable String token, Path out)
            throws IOException {
        visit(server, authority, token, out, (name, theme, scene) -> {
            for (boolean dark : List.of(false, true)) {
                ScreenThread.call(() -> {
                    theme.choose(dark);
                    return dark;
                });
                ScreenThread.untilDrawn();
                Picture.save(scene, out.resolve(name + (dark ? "-dark.png" : "-light.png")));
            }
            ScreenThread.call(() -> {
                theme.choose(false);
                return false;
            });
        });
    }

    /** Looks at one screen that has come to rest; called away from the screen's thread. */
    interface Visitor {

        void look(String name, Theme theme, Scene scene) throws IOException;
    }

    /** Goes through every screen. */
    static void visit(String server, @Nullable Path authority, @Nullable String token, Path out, Visitor visitor)
            throws IOException {
        Files.createDirectories(out);
        try (PictureBook book = new PictureBook(authority, out, visitor)) {
            book.signIn(server, token);
            book.screens();
        }
    }

    private void signIn(String server, @Nullable String token) throws IOException {
        call(() -> client.start(server, null));
        save("sign-in");
        if (!client.signIn().provider().get().isEmpty()) {
            waiting();
        }
        call(() -> client.signIn().signInOnce(String.valueOf(token)));
        idle();
        if (client.workspace() == null) {
            throw new IllegalStateException(ScreenThread.call(() -> client.signIn().error().get()));
        }
    }

    private void waiting() throws IOException {
        SignInViewModel signIn = client.signIn();
        ScreenThread.call(() -> {
            signIn.signInAtProvider();
            return true;
        });
        ScreenThread.untilSaid(signIn.page());
        ScreenThread.untilDrawn();
        save("sign-in-provider");
        call(signIn::cancel);
    }

    private void screens() throws IOException {
        Workspace workspace = Objects.requireNonNull(client.workspace());
        if (workspace.administers()) {
            administration(workspace);
            return;
        }
        save("home");
        open(workspace, Place.of("statements/profit-and-loss"));
        call(() -> compare(workspace, List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET)));
        save("profit-and-loss");
        call(() -> Objects.requireNonNull(client.shell()).proofShown().set(true));
        call(() -> new Walk(scene).focusAmount());
        save("proof-panel");
        call(() -> Objects.requireNonNull(client.shell()).proofShown().set(false));
        call(() -> new Walk(scene).openLines());
        save("profit-and-loss-accounts");
        call(() -> new Walk(scene).drill());
        save("drill-accounts");
        call(() -> new Walk(scene).drill());
        save("drill-lines");
        call(() -> new Walk(scene).drill());
        save("drill-entry");
        open(workspace, Place.of("statements/balance-sheet"));
        save("balance-sheet");
        open(workspace, new Place("statements/balance-sheet", Map.of("reclassify", "0"), ""));
        save("balance-sheet-reclassified");
        call(() -> compare(workspace, List.of()));
        open(workspace, Place.of("statements/cash-flow"));
        save("cash-flow");
        open(workspace, Place.of("statements/equity-roll-forward"));
        save("equity");
        open(workspace, new Place("statements/profit-and-loss", Map.of("by", "branch", "round", "1000"), ""));
        save("profit-and-loss-by-branch");
        open(workspace, new Place("statements/profit-and-loss",
                Map.of("by", "branch", "round", "1000", "list", "moved"), Texts.text("statements.moved")));
        save("profit-and-loss-moved");
        open(workspace, new Place("statements/profit-and-loss", Map.of("since", "1"), ""));
        save("profit-and-loss-changes");
        open(workspace, Place.of("trial-balance"));
        save("trial-balance");
        open(workspace, new Place("trial-balance", Map.of("view", "adjusted"), ""));
        save("trial-balance-adjusted");
        templates(workspace);
        open(workspace, Place.of("periods"));
        save("periods");
        reports(workspace);
        for (String view : List.of("loads", "sources", "tie-outs", "rejects")) {
            open(workspace, Place.of("data/" + view));
            save("data-" + view);
        }
        open(workspace, new Place("drill/entry", Map.of("line", "unknown"), ""));
        save("error");
        call(() -> workspace.filters().choose(nothing(workspace.filters().choices().get())));
        open(workspace, Place.of("statements/profit-and-loss"));
        save("empty");
    }

    private void templates(Workspace workspace) throws IOException {
        open(workspace, Place.of("templates"));
        save("templates");
        call(() -> new Walk(scene).focusAmount());
        call(() -> new Walk(scene).drill());
        save("template-rows");
        open(workspace, new Place("templates/draft", Map.of("version", "profit-and-loss/2"), ""));
        call(() -> new Walk(scene).focusAmount());
        call(() -> new Walk(scene).drill());
        save("template-draft");
    }

    private void reports(Workspace workspace) throws IOException {
        for (ReportInfo report : client.catalogue().reports().get()) {
            if (report.listed()) {
                open(workspace, Catalogue.place(report));
                save("report-" + report.code());
            }
        }
        for (ReportInfo first : client.catalogue().groups()) {
            open(workspace, Catalogue.place(first));
            if (new Walk(scene).opens()) {
                call(() -> new Walk(scene).drill());
                save("report-" + first.code() + "-drill");
            }
        }
    }

    private void administration(Workspace workspace) throws IOException {
        save("administration-users");
        call(() -> new Walk(scene).focusAmount());
        call(() -> new Walk(scene).drill());
        save("administration-user");
        for (String view : List.of("sessions", "waiting")) {
            open(workspace, Place.of("administration/" + view));
            save("administration-" + view);
        }
    }

    private static void compare(Workspace workspace, List<Comparative> comparatives) {
        Choices now = workspace.filters().choices().get();
        workspace.filters().choose(new Choices(now.company(), now.currency(), now.branches(), now.divisions(),
                now.period(), now.yearToDate(), comparatives));
    }

    private static Choices nothing(Choices now) {
        return new Choices(now.company(), now.currency(), List.of(), List.of(), 0, false, now.comparatives());
    }

    private void open(Workspace workspace, Place place) {
        call(() -> workspace.navigator().open(place));
    }

    private void call(Runnable step) {
        ScreenThread.call(() -> {
            step.run();
            return true;
        });
        idle();
    }

    private void idle() {
        ScreenThread.untilIdle(tasks.activity().running());
        ScreenThread.untilDrawn();
    }

    private void save(String name) throws IOException {
        visitor.look(name, theme, scene);
    }

    @Override
    public void close() {
        ScreenThread.call(() -> {
            stage.close();
            return true;
        });
        tasks.close();
    }

    /** Pictures export nothing. */
    private static final class Nowhere implements Outlet {

        @Override
        public Optional<Path> chooseFile(String suggestedName, Format format) {
            return Optional.empty();
        }

        @Override
        public void putOnClipboard(String text) {
            throw new UnsupportedOperationException("pictures copy nothing");
        }

        @Override
        public void done(String sentence) {
            throw new UnsupportedOperationException("pictures export nothing");
        }

        @Override
        public void failed(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }
}
