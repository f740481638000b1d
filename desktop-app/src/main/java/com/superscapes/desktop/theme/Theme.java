package com.superscapes.desktop.theme;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Scene;

/** Light or dark and the zoom, applied to every scene given; follows the system until the user chooses. */
public final class Theme {

    /** Percent, in the order Ctrl +/- walks them. */
    public static final List<Integer> ZOOMS = List.of(100, 110, 125, 150, 175, 200);

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(100);
    private final List<Scene> scenes = new ArrayList<>();
    private boolean chosen;

    /** Starts with the system's colour scheme; call on the screen's thread. */
    public Theme() {
        Typeface.load();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> {
            if (!chosen) {
                setDark(scheme == ColorScheme.DARK);
            }
        });
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** Percent. */
    public ReadOnlyIntegerProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /** The user's own choice, which the system no longer overrides. */
    public void choose(boolean darkWanted) {
        chosen = true;
        setDark(darkWanted);
    }

    private void setDark(boolean value) {
        dark.set(value);
        scenes.forEach(this::dress);
    }

    /** @param percent one of {@link #ZOOMS} */
    public void zoomTo(int percent) {
        if (!ZOOMS.contains(percent)) {
            throw new IllegalArgumentException("no such zoom: " + percent);
        }
        zoom.set(percent);
        scenes.forEach(this::dress);
    }

    /** One step larger (+1) or smaller (-1), as far as it goes. */
    public void zoomBy(int steps) {
        int at = Math.clamp((long) ZOOMS.indexOf(zoom.get()) + steps, 0, ZOOMS.size() - 1);
        zoomTo(ZOOMS.get(at));
    }

    /** Dresses a scene now and whenever something changes. */
    public void apply(Scene scene) {
        scenes.add(scene);
        dress(scene);
    }

    private void dress(Scene scene) {
        List<String> sheets = new ArrayList<>(List.of(sheet("tokens.css"), sheet("app.css")));
        if (dark.get()) {
            sheets.add(sheet("dark.css"));
        }
        if (zoom.get() != 100) {
            sheets.add(sheet("zoom-" + zoom.get() + ".css"));
        }
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
