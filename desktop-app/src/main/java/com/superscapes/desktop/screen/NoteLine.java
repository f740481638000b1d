package com.superscapes.desktop.screen;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;

/** What a reader must know beside the figures; takes no room while there is nothing to say. */
public final class NoteLine extends Label {

    public NoteLine() {
        getStyleClass().add("note-line");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(textProperty().isNotEmpty());
    }

    /** Says what this text says. */
    public void follow(ObservableStringValue text) {
        textProperty().bind(text);
    }
}
