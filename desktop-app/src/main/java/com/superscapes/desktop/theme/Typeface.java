package com.superscapes.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The client's typeface, carried along: its figures are tabular, and a text that fits here fits on every machine. */
public final class Typeface {

    private static final String FOLDER = "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/roboto/";

    private Typeface() {
    }

    /** Makes Roboto known to the toolkit, in regular, medium and bold. */
    public static void load() {
        for (String face : List.of("Regular", "Medium", "Bold")) {
            try (InputStream font = Typeface.class.getResourceAsStream(FOLDER + "Roboto-" + face + ".woff")) {
                if (font == null || Font.loadFont(font, 13) == null) {
                    throw new IllegalStateException("the typeface Roboto " + face + " is missing");
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
