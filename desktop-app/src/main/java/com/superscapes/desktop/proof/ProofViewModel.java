package com.superscapes.desktop.proof;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the proof panel explains now. */
public final class ProofViewModel {

    private final ReadOnlyObjectWrapper<@Nullable ProofSubject> subject = new ReadOnlyObjectWrapper<>(null);

    /** Null when nothing is shown that has a proof. */
    public ReadOnlyObjectProperty<@Nullable ProofSubject> subject() {
        return subject.getReadOnlyProperty();
    }

    public void explain(ProofSubject explained) {
        subject.set(explained);
    }

    public void clear() {
        subject.set(null);
    }
}
