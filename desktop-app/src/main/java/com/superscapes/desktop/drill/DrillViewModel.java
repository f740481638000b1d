package com.superscapes.desktop.drill;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.task.Latest;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.LinesReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is behind a cell: its accounts, an account's lines page by page, one entry whole. */
public final class DrillViewModel extends GridViewModel {

    private final ObservableList<Fact> facts = FXCollections.observableArrayList();
    private final ObservableList<Fact> shownFacts = FXCollections.unmodifiableObservableList(facts);
    private final List<LinePage> pages = new ArrayList<>();
    private final Latest nextPage;
    private Place place = Place.of("drill/accounts");
    private boolean fetching;

    public DrillViewModel(Workspace workspace) {
        super(workspace);
        nextPage = workspace.tasks().latest();
    }

    /** About the whole of what is shown. */
    public ObservableList<Fact> facts() {
        return shownFacts;
    }

    /** Shows drill/accounts, drill/lines or drill/entry. */
    public void open(Place wanted) {
        place = wanted;
        reset();
        reload();
    }

    @Override
    public void reload() {
        facts.clear();
        pages.clear();
        nextPage.cancel();
        fetching = false;
        Choices choices = workspace().filters().choices().get();
        Place asked = place;
        switch (asked.detail()) {
            case "lines" -> load(Texts.text("drill.loading.lines"),
                    () -> workspace().server().lines(DrillQuestion.of(asked, choices, null)), this::firstPage,
                    Texts.text("drill.empty"));
            case "entry" -> load(Texts.text("drill.loading.entry"),
                    () -> workspace().server().entry(asked.parameters().getOrDefault("line", "")), this::entry,
                    Texts.text("drill.empty"));
            default -> load(Texts.text("drill.loading.accounts"),
                    () -> workspace().server().accounts(DrillQuestion.of(asked, choices, null)),
                    answer -> AccountsContent.of(answer, asked.title(), filters(), workspace().context()),
                    Texts.text("drill.empty"));
        }
    }

    private GridContent firstPage(LinePage first) {
        pages.add(first);
        return LinesContent.of(pages, place.title(), filters(), workspace().context());
    }

    @Override
    public void leave() {
        super.leave();
        nextPage.cancel();
        fetching = false;
    }

    /** Fetches the page after the last one; nothing happens at the end or while one is on its way. */
    public void more() {
        String cursor = pages.isEmpty() ? null : pages.getLast().nextCursor();
        if (cursor == null || fetching) {
            return;
        }
        fetching = true;
        DrillRequest request = DrillQuestion.of(place, workspace().filters().choices().get(), cursor);
        nextPage.start(Texts.text("drill.loading.lines"), () -> workspace().server().lines(request), page -> {
            fetching = false;
            pages.add(page);
            show(LinesContent.of(pages, place.title(), filters(), workspace().context()), "");
        }, failure -> {
            fetching = false;
            workspace().exporter().say(failure);
        });
    }

    private GridContent entry(JournalEntry entry) {
        fact("drill.fact.date", entry.postingDate().toString());
        fact("drill.fact.company", entry.company());
        fact("drill.fact.document", entry.document());
        fact("drill.fact.module", entry.module());
        fact("drill.fact.postedBy", entry.postedBy());
        fact("drill.fact.postedAt",
                entry.postedAt() == null ? "" : Times.minute(entry.postedAt(), workspace().zone()));
        fact("drill.fact.source", entry.sourceSystem());
        fact("drill.fact.file", entry.sourceFile());
        fact("drill.fact.hidden",
                entry.hiddenLines() == 0
                        ? ""
                        : Texts.text("drill.hidden", Figures.count(entry.hiddenLines())));
        return LinesContent.of(entry, workspace().context());
    }

    private void fact(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(Texts.text(key), value));
        }
    }

    private Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        if (place.parameter("from") != null) {
            DrillQuestion.own(place).forEach(f -> filters.put(f.dimension(), String.join(", ", f.members())));
            return filters;
        }
        Choices choices = workspace().filters().choices().get();
        String row = place.parameter("label");
        if (row != null) {
            filters.put(Texts.text("drill.filter.row"), row);
            filters.put(Texts.text("drill.filter.column"), place.parameters().getOrDefault("head", ""));
        }
        String account = place.parameter("account");
        if (account != null) {
            filters.put(Texts.text("drill.account"), account);
        }
        choices.filters().forEach(f -> filters.put(f.dimension(), String.join(", ", f.members())));
        return filters;
    }

    @Override
    public void drill(GridCell cell) {
        if (place.detail().equals("lines")) {
            String entry = text(cell, "entry");
            workspace().navigator().descend(new Place("drill/entry", Map.of("line", cell.row().id()),
                    Texts.text("drill.entry", entry)));
        } else if (place.detail().equals("accounts")) {
            String title = cell.row().id() + " " + text(cell, "name");
            workspace().navigator()
                    .descend(place.below("drill/lines", title.strip(), behind(cell.row().id())));
        }
    }

    /** An account behind a statement's row is named by row and account, elsewhere by a filter. */
    private Map<String, String> behind(String account) {
        String row = place.parameter("row");
        return row == null ? Map.of("account", account) : Map.of("row", row + "/" + account);
    }

    private String text(GridCell cell, String column) {
        GridContent shown = content().get();
        int at = shown == null ? -1 : shown.report().columns().stream().map(ReportColumn::id).toList().indexOf(column);
        return at >= 0 && cell.row().cells().get(at) instanceof Cell.Text text ? text.text() : "";
    }

    /** Lines are exported all, loaded or not; whoever exports less than what the total says would mislead. */
    @Override
    public void export(Format format, Report asShown) {
        if (!place.detail().equals("lines") || pages.isEmpty() || pages.getLast().nextCursor() == null) {
            super.export(format, asShown);
            return;
        }
        List<LinePage> loaded = List.copyOf(pages);
        Place asked = place;
        if (format.ofServer()) {
            DrillRequest whole = DrillQuestion.of(asked, workspace().filters().choices().get(), null)
                    .asOf(loaded.getFirst().batch().batch());
            workspace().exporter().fromServer("ledger-lines", format,
                    (server, out) -> server.exportLines(whole, format.extension(), out));
            return;
        }
        Choices choices = workspace().filters().choices().get();
        Map<String, String> filters = filters();
        ReportContext context = workspace().context();
        workspace().exporter().toFile("ledger-lines", format,
                () -> LinesReport.of(asked.title(), "", "", filters, all(loaded, asked, choices), context));
    }

    private List<LinePage> all(List<LinePage> loaded, Place asked, Choices choices) {
        List<LinePage> all = new ArrayList<>(loaded);
        for (String cursor = all.getLast().nextCursor(); cursor != null; cursor = all.getLast().nextCursor()) {
            all.add(workspace().server().lines(DrillQuestion.of(asked, choices, cursor)));
        }
        return all;
    }
}
