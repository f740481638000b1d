package com.superscapes.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.export.Outlet;
import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.desktop.task.BackgroundTasks;
import com.superscapes.desktop.testing.FakeServer;
import com.superscapes.desktop.theme.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class KeyboardTest {

    @TempDir
    Path folder;

    @Test
    void theMainPathIsWalkedWithoutAMouse() throws Exception {
        Platform.setImplicitExit(false);
        Stage stage = FxToolkit.registerPrimaryStage();
        FxRobot robot = new FxRobot();
        try (FakeServer server = new FakeServer();
                BackgroundTasks tasks = new BackgroundTasks(Platform::runLater, Clock.systemUTC())) {
            Path authority = server.authority(folder);
            Theme theme = WaitForAsyncUtils.asyncFx(Theme::new).get();
            Client client = WaitForAsyncUtils.asyncFx(() -> {
                Scene scene = new Scene(new Group(), 1000, 900);
                Client made = new Client(scene, theme, tasks, new Nowhere(), HttpWarehouseServer::at, authority,
                        page -> {
                        },
                        folder, Clock.systemUTC(), ZoneOffset.UTC);
                stage.setScene(scene);
                made.start(server.address(), null);
                stage.show();
                stage.requestFocus();
                return made;
            }).get();
            WaitForAsyncUtils.waitForFxEvents();
            robot.write("controller").type(KeyCode.TAB).write(FakeServer.PASSWORD).type(KeyCode.ENTER);
            until(() -> at(client).equals("home"));
            robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
            until(() -> at(client).equals("statements/profit-and-loss") && grid(stage).content() != null);
            robot.push(KeyCode.F4);
            until(() -> stage.getScene().getRoot().lookup(".proof-panel") != null);
            robot.push(KeyCode.F4);
            until(() -> stage.getScene().getRoot().lookup(".proof-panel") == null);
            robot.type(KeyCode.DOWN, 2).type(KeyCode.RIGHT);
            until(() -> {
                GridCell cell = grid(stage).focusedCell().get();
                return cell != null && grid(stage).drillable(cell.row());
            });
            robot.push(KeyCode.ENTER);
            until(() -> at(client).startsWith("drill/"));
            robot.push(KeyCode.ALT, KeyCode.LEFT);
            until(() -> at(client).equals("statements/profit-and-loss"));
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
            until(() -> theme.zoom().get() == 110);
            robot.push(KeyCode.CONTROL, KeyCode.T);
            until(() -> theme.dark().get());
            assertThat(theme.dark().get()).isTrue();
        } finally {
            robot.interact(stage::hide);
        }
    }

    private static String at(Client client) {
        return client.shell() == null || client.shell().navigator().trail().get().isEmpty()
                ? ""
                : client.shell().navigator().current().path();
    }

    private static FinanceGrid grid(Stage stage) {
        return (FinanceGrid) Objects.requireNonNull(stage.getScene().getRoot().lookup(".finance-grid"));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** This path exports nothing. */
    private static final class Nowhere implements Outlet {

        @Override
        public Optional<Path> chooseFile(String suggestedName, Format format) {
            return Optional.empty();
        }

        @Override
        public void putOnClipboard(String text) {
            throw new UnsupportedOperationException("nothing is copied");
        }

        @Override
        public void done(String sentence) {
            throw new UnsupportedOperationException("nothing is exported");
        }

        @Override
        public void failed(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }
}
