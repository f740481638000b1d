package com.superscapes.desktop.screen;

import com.superscapes.desktop.nav.Place;
import javafx.scene.Parent;

/** A screen as the shell sees it. */
public interface Screen {

    /** The screen's picture. */
    Parent root();

    /** Shows a place of this screen; called each time it becomes visible. */
    void show(Place place);

    /** Another screen is shown instead: whatever was asked for is not wanted any more. */
    default void leave() {
        // A screen that asks for nothing has nothing to take back.
    }

    /** Where the keyboard starts. */
    default void focus() {
        root().requestFocus();
    }
}
