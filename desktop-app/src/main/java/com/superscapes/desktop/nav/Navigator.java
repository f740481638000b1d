package com.superscapes.desktop.nav;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the user is, how they came there, and the way back and forward again. */
public final class Navigator {

    private final List<List<Place>> history = new ArrayList<>();
    private int at = -1;
    private final ReadOnlyObjectWrapper<List<Place>> trail = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

    /** The breadcrumb: from the screen to the place shown, which is last. Empty before the first place is opened. */
    public ReadOnlyObjectProperty<List<Place>> trail() {
        return trail.getReadOnlyProperty();
    }

    /** The place shown. */
    public Place current() {
        return trail.get().getLast();
    }

    /** Opens a screen at the top of a new breadcrumb. */
    public void open(Place place) {
        if (at < 0 || !history.get(at).equals(List.of(place))) {
            visit(List.of(place));
        }
    }

    /** Goes deeper: the place stands below the current one in the breadcrumb. */
    public void descend(Place place) {
        List<Place> deeper = new ArrayList<>(trail.get());
        deeper.add(place);
        visit(List.copyOf(deeper));
    }

    /** Shows the current place with other parameters; back leads to it as it was. */
    public void instead(Place place) {
        List<Place> changed = new ArrayList<>(trail.get());
        changed.set(changed.size() - 1, place);
        if (!changed.equals(trail.get())) {
            visit(changed);
        }
    }

    /** Goes up to a place of the breadcrumb. */
    public void ascend(Place place) {
        int index = trail.get().indexOf(place);
        if (index >= 0 && index < trail.get().size() - 1) {
            visit(trail.get().subList(0, index + 1));
        }
    }

    public void back() {
        if (canGoBack.get()) {
            at--;
            show();
        }
    }

    public void forward() {
        if (canGoForward.get()) {
            at++;
            show();
        }
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    private void visit(List<Place> places) {
        history.subList(at + 1, history.size()).clear();
        history.add(List.copyOf(places));
        at++;
        show();
    }

    private void show() {
        canGoBack.set(at > 0);
        canGoForward.set(at < history.size() - 1);
        trail.set(history.get(at));
    }
}
