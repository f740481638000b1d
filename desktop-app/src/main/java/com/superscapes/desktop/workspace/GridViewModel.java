package com.superscapes.desktop.workspace;

import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.grid.GridCopy;
import com.superscapes.desktop.grid.LayoutStore;
import com.superscapes.desktop.proof.CellProof;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.task.Latest;
import com.superscapes.reports.Report;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What every screen around one grid does: load, keep the newest answer, explain, copy, export. */
public abstract class GridViewModel {

    private final Workspace workspace;
    private final Latest load;
    private final ReadOnlyObjectWrapper<ScreenState> state = new ReadOnlyObjectWrapper<>(ScreenState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable GridContent> content = new ReadOnlyObjectWrapper<>(null);

    protected GridViewModel(Workspace workspace) {
        this.workspace = workspace;
        load = workspace.tasks().latest();
    }

    protected final Workspace workspace() {
        return workspace;
    }

    public final ReadOnlyObjectProperty<ScreenState> state() {
        return state.getReadOnlyProperty();
    }

    /** Null until the first answer. */
    public final ReadOnlyObjectProperty<@Nullable GridContent> content() {
        return content.getReadOnlyProperty();
    }

    public final LayoutStore layouts() {
        return workspace.layouts();
    }

    /** Forgets what is shown, so that the grid's grey shape stands in its place. */
    protected final void reset() {
        content.set(null);
    }

    /** Asks for new content; only the newest answer is shown. */
    protected final void load(String what, Callable<GridContent> question, String whyEmpty) {
        load(what, question, answer -> answer, whyEmpty);
    }

    /** The same where the answer is needed besides its grid; {@code grid} runs on the screen's thread. */
    protected final <T> void load(String what, Callable<T> question, Function<T, GridContent> grid, String whyEmpty) {
        load(what, question, grid, () -> whyEmpty);
    }

    /** The same where the answer itself can say why it is empty. */
    protected final <T> void load(String what, Callable<T> question, Function<T, GridContent> grid,
            Supplier<String> whyEmpty) {
        if (content.get() == null) {
            state.set(ScreenState.LOADING);
        }
        load.start(what, question, answer -> show(grid.apply(answer), whyEmpty.get()), failure -> {
            workspace.proof().clear();
            state.set(ScreenState.failed(failure));
        });
    }

    /** Shows an answer. */
    protected final void show(GridContent answer, String whyEmpty) {
        content.set(answer);
        state.set(answer.report().rows().isEmpty() ? new ScreenState.Empty(whyEmpty) : ScreenState.READY);
        workspace.proof().explain(CellProof.of(answer, null));
    }

    /** Says in place of figures why there are none. */
    protected final void nothing(String why) {
        load.cancel();
        content.set(null);
        workspace.proof().clear();
        state.set(new ScreenState.Empty(why));
    }

    /** The cell with the focus is explained in the proof panel. */
    public final void focus(@Nullable GridCell cell) {
        GridContent shown = content.get();
        if (shown != null) {
            workspace.proof().explain(CellProof.of(shown, cell));
        }
    }

    /** Takes back what was asked for: the screen is left, and asks anew when it is shown again. */
    public void leave() {
        load.cancel();
    }

    /** Saves what is shown; screens that page give all of it. */
    public void export(Format format, Report asShown) {
        workspace.exporter().toFile(asShown.id(), format, () -> asShown);
    }

    /** Copies the whole grid as shown. */
    public final void copyAll(Report asShown) {
        workspace.exporter().toClipboard(asShown.id(), GridCopy.all(asShown), asShown.rows().size(),
                asShown.proof().batch().batch());
    }

    /** Copies a part. */
    public final void copy(String text) {
        GridContent shown = content.get();
        if (shown != null) {
            workspace.exporter().toClipboard(shown.report().id(), text, text.lines().count(),
                    shown.report().proof().batch().batch());
        }
    }

    /** Opens what is behind a cell. */
    public abstract void drill(GridCell cell);

    /** Asks again. */
    public abstract void reload();
}
