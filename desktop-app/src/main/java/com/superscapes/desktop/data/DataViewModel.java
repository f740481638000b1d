package com.superscapes.desktop.data;

import com.superscapes.api.load.Load;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.Rejects;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Where the books come from: the loads, how fresh each source is, whether it all ties, and what was refused. */
public final class DataViewModel extends GridViewModel {

    static final String LOADS = "loads";
    static final String SOURCES = "sources";
    static final String TIE_OUTS = "tie-outs";
    static final String REJECTS = "rejects";
    static final String SLICES = "slices";
    static final String ITEMS = "items";
    private final ReadOnlyStringWrapper view = new ReadOnlyStringWrapper(LOADS);
    private final List<Rejects> pages = new ArrayList<>();
    private final Latest nextPage;
    private Place place = Place.of("data/" + LOADS);
    private boolean fetching;

    public DataViewModel(Workspace workspace) {
        super(workspace);
        nextPage = workspace.tasks().latest();
    }

    /** Which of the views is shown; those below another are that one's. */
    public ReadOnlyStringProperty view() {
        return view.getReadOnlyProperty();
    }

    /** Shows a place such as data/rejects. */
    public void open(Place wanted) {
        place = wanted;
        reset();
        view.set(switch (wanted.detail()) {
            case SOURCES -> SOURCES;
            case TIE_OUTS, ITEMS -> TIE_OUTS;
            case REJECTS -> REJECTS;
            default -> LOADS;
        });
        reload();
    }

    /** Goes to another view. */
    public void choose(String wanted) {
        if (!place.equals(Place.of("data/" + wanted))) {
            workspace().navigator().open(Place.of("data/" + wanted));
        }
    }

    @Override
    public void reload() {
        pages.clear();
        nextPage.cancel();
        fetching = false;
        Place asked = place;
        LoadsContent content = new LoadsContent(workspace().context(), workspace().zone());
        String reading = Texts.text("data.loading");
        switch (asked.detail()) {
            case SOURCES -> load(reading, () -> content.sources(loads()), Texts.text("data.empty"));
            case TIE_OUTS -> load(reading, () -> content.tieOuts(loads()), Texts.text("data.empty.tieOuts"));
            case ITEMS -> load(reading, () -> content.items(loads(), asked), Texts.text("data.empty.items"));
            case REJECTS -> load(reading, () -> rejects(asked), this::firstPage, Texts.text("data.empty.rejects"));
            case SLICES -> load(reading, () -> content.slices(workspace().server().load(batch(asked))),
                    Texts.text("data.empty"));
            default -> load(reading, () -> content.loads(loads()), Texts.text("data.empty"));
        }
    }

    private Loads loads() {
        return workspace().server().loads();
    }

    private static long batch(Place place) {
        return Long.parseLong(place.parameters().getOrDefault("batch", "0"));
    }

    /** Those of the load named, else of the newest load that has any; else an empty page. */
    private Rejects rejects(Place asked) {
        if (asked.parameter("batch") != null) {
            return workspace().server().rejects(batch(asked), 0);
        }
        Loads all = loads();
        return all.loads().stream().filter(load -> load.rowsRejected() > 0).map(Load::batch).findFirst()
                .map(batch -> workspace().server().rejects(batch, 0))
                .orElseGet(() -> new Rejects(0, 0, List.of(), null, all.batch()));
    }

    private GridContent firstPage(Rejects first) {
        pages.add(first);
        return RejectsContent.of(pages, workspace().context());
    }

    @Override
    public void leave() {
        super.leave();
        nextPage.cancel();
        fetching = false;
    }

    /** Fetches the rejected rows after the last ones shown. */
    public void more() {
        Long after = pages.isEmpty() ? null : pages.getLast().next();
        if (after == null || fetching) {
            return;
        }
        fetching = true;
        long load = pages.getLast().load();
        nextPage.start(Texts.text("data.loading"), () -> workspace().server().rejects(load, after), page -> {
            fetching = false;
            pages.add(page);
            show(RejectsContent.of(pages, workspace().context()), "");
        }, failure -> {
            fetching = false;
            workspace().exporter().say(failure);
        });
    }

    @Override
    public void drill(GridCell cell) {
        @Nullable
        Place below = switch (place.detail()) {
            case SOURCES, LOADS, "" -> new Place("data/" + SLICES, Map.of("batch", cell.row().id()),
                    Texts.text("data.load", cell.row().id()));
            case SLICES -> new Place("data/" + REJECTS, place.parameters(), "");
            case TIE_OUTS -> new Place("data/" + ITEMS, Map.of("check", cell.row().id()),
                    Texts.text("data.check", cell.row().id()));
            default -> null;
        };
        if (below != null) {
            workspace().navigator().descend(below);
        }
    }
}
