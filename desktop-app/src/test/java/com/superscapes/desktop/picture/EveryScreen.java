package com.superscapes.desktop.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Scene;

/** Goes through the picture book's screens at several zooms, in light and dark, and lets a test look at each. */
public final class EveryScreen {

    private EveryScreen() {
    }

    public static void visit(String server, Path authority, String token, Path folder, List<Integer> zooms,
            BiConsumer<String, Scene> look) throws IOException {
        PictureBook.visit(server, authority, token, folder, (name, theme, scene) -> {
            for (int zoom : zooms) {
                for (boolean dark : List.of(false, true)) {
                    ScreenThread.call(() -> {
                        theme.zoomTo(zoom);
                        theme.choose(dark);
                        return zoom;
                    });
                    ScreenThread.untilDrawn();
                    ScreenThread.call(() -> {
                        look.accept(name + " at " + zoom + (dark ? " dark" : " light"), scene);
                        return zoom;
                    });
                }
            }
            ScreenThread.call(() -> {
                theme.zoomTo(100);
                theme.choose(false);
                return 100;
            });
            ScreenThread.untilDrawn();
        });
    }
}
