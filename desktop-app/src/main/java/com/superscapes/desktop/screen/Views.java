package com.superscapes.desktop.screen;

import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML that stands beside a controller, with that controller and the client's words. */
public final class Views {

    private Views() {
    }

    /** The view of a controller: its class name with View in place of Controller. */
    public static Parent load(Object controller) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName().replace("Controller", "View.fxml");
        URL place = type.getResource(name);
        if (place == null) {
            throw new IllegalStateException("there is no " + name + " beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(place, Texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " cannot be loaded", broken);
        }
    }
}
