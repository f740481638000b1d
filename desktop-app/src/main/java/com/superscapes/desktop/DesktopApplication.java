package com.superscapes.desktop;

import com.superscapes.desktop.export.WindowOutlet;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.desktop.task.BackgroundTasks;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.theme.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's window. */
public final class DesktopApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopApplication.class);
    private @Nullable BackgroundTasks tasks;

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler(
                (thread, failure) -> LOG.error("Something failed on {}", thread.getName(), failure));
        Arguments arguments = Arguments.parse(getParameters().getRaw().toArray(String[]::new));
        BackgroundTasks background = new BackgroundTasks(Platform::runLater, Clock.systemUTC());
        tasks = background;
        Scene scene = new Scene(new Group(), 1440, 900);
        Client client = new Client(scene, new Theme(), background, new WindowOutlet(stage), HttpWarehouseServer::at,
                arguments.authority(), page -> getHostServices().showDocument(page), settings(), Clock.systemUTC(),
                ZoneId.systemDefault());
        stage.setTitle(Texts.text("app.name"));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.setScene(scene);
        client.start(arguments.server(), System.getenv("SUPERSCAPES_ONE_TIME_TOKEN"));
        stage.show();
    }

    @Override
    public void stop() {
        if (tasks != null) {
            tasks.close();
        }
    }

    /** The user's own settings folder, as each system has it. */
    private static Path settings() {
        String roaming = System.getenv("APPDATA");
        String config = System.getenv("XDG_CONFIG_HOME");
        Path base = roaming != null
                ? Path.of(roaming)
                : config != null ? Path.of(config) : Path.of(System.getProperty("user.home"), ".config");
        return base.resolve("superscapes");
    }
}
