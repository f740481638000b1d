package com.superscapes.desktop.task;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The work under way, oldest first; read and changed on the screen's thread only. */
public final class Activity {

    private final ObservableList<Work> running = FXCollections.observableArrayList();
    private final ObservableList<Work> readOnly = FXCollections.unmodifiableObservableList(running);

    /** For the status bar. */
    public ObservableList<Work> running() {
        return readOnly;
    }

    void began(Work work) {
        running.add(work);
    }

    void ended(Work work) {
        running.remove(work);
    }
}
