package com.superscapes.desktop.period;

import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The fiscal periods, how far the close of each is, and what a controller says of one. */
public final class PeriodsViewModel extends GridViewModel {

    /** The screen's name in a place's path. */
    public static final String SCREEN = "periods";
    /** The report that says what is still to be done. */
    private static final String COCKPIT = "close-cockpit";

    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable PeriodStatus> chosen = new ReadOnlyObjectWrapper<>(null);
    private final Catalogue catalogue;
    private List<PeriodStatus> known = List.of();

    /** The answer with the load it is of. */
    private record Answer(List<PeriodStatus> periods, BatchInfo batch) {
    }

    public PeriodsViewModel(Workspace workspace, Catalogue catalogue) {
        super(workspace);
        this.catalogue = catalogue;
    }

    /** What became of the last act, or who may act; empty when there is nothing to say. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** Why the next change is made. */
    public StringProperty note() {
        return note;
    }

    /** The period of the row with the focus; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable PeriodStatus> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** True for a controller with entity-wide scope. */
    public boolean writes() {
        return workspace().profile().role().equals("controller") && workspace().profile().entityWide();
    }

    /** Shows the periods. */
    public void open() {
        reset();
        chosen.set(null);
        note.set("");
        notice.set(writes() ? "" : Texts.text("period.readOnly"));
        reload();
    }

    @Override
    public void reload() {
        load(Texts.text("period.loading"),
                () -> new Answer(workspace().server().periods(), workspace().server().ledger().batch()), this::shown,
                Texts.text("data.empty"));
    }

    private GridContent shown(Answer answer) {
        known = answer.periods();
        PeriodStatus before = chosen.get();
        select(before == null ? null : PeriodsContent.id(before));
        return PeriodsContent.of(known, answer.batch(), catalogue.find(COCKPIT) != null, workspace().context());
    }

    void select(@Nullable String id) {
        chosen.set(known(id));
    }

    private @Nullable PeriodStatus known(@Nullable String id) {
        return known.stream().filter(period -> PeriodsContent.id(period).equals(id)).findFirst().orElse(null);
    }

    /** Opens what is still to be done for the period. */
    @Override
    public void drill(GridCell cell) {
        PeriodStatus period = known(cell.row().id());
        if (period != null && catalogue.find(COCKPIT) != null) {
            workspace().navigator().descend(new Place(Catalogue.SCREEN + "/" + COCKPIT,
                    Map.of("company", period.company(), "period", Integer.toString(period.period())), period.name()));
        }
    }

    /** Says a state of the period chosen, with the note. */
    public void say(PeriodState state) {
        PeriodStatus period = chosen.get();
        if (period == null) {
            return;
        }
        if (note.get().isBlank()) {
            notice.set(Texts.text("period.noteMissing"));
            return;
        }
        workspace().tasks().start(Texts.text("period.changing"),
                () -> workspace().server().changePeriod(period.period(),
                        new PeriodChange(period.company(), state, note.get())),
                changed -> {
                    note.set("");
                    notice.set(Texts.text("period.changed", changed.name(),
                            Texts.text("period.state." + changed.state().name())));
                    reload();
                }, failure -> {
                    if (ScreenState.failed(failure) instanceof ScreenState.Failed reason) {
                        notice.set(reason.what());
                    }
                });
    }
}
