package com.superscapes.desktop.screen;

import com.superscapes.desktop.nav.Place;
import javafx.scene.Parent;

/** A screen as the shell sees it. */
public interface Screen {

    /** The screen's picture. */
    Parent root();

    /** Shows a place of this screen; called each time it becomes visible. */
    void show(Place place);

    /** Where the keyboard starts. */
    default void focus() {
        root().requestFocus();
    }
}
