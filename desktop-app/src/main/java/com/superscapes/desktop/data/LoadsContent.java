package com.superscapes.desktop.data;

import com.superscapes.api.load.Load;
import com.superscapes.api.load.LoadDetail;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.SourceFreshness;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads, sources and checks as grids. */
final class LoadsContent {

    /** What does not tie, then the tie-outs by their numbers, then the other checks. */
    private static final Comparator<TieOut> BROKEN_FIRST = Comparator
            .comparing((TieOut tie) -> tie.state() != TieOutState.BROKEN)
            .thenComparing(tie -> !tie.code().startsWith("T"))
            .thenComparing(tie -> tie.code().length()).thenComparing(TieOut::code);

    private final ReportContext context;
    private final ZoneId zone;

    LoadsContent(ReportContext context, ZoneId zone) {
        this.context = context;
        this.zone = zone;
    }

    GridContent loads(Loads all) {
        DataGrid grid = new DataGrid("loads", Texts.text("data.loads")).integer("data.column.batch")
                .text("data.column.source").text("data.column.state")
                .text("data.column.started").text("data.column.took").integer("data.column.slices")
                .integer("data.column.read").integer("data.column.loaded").integer("data.column.unchanged")
                .integer("data.column.rejected").text("data.column.failure");
        List<ReportRow> rows = all.loads().stream()
                .map(load -> ReportRow.detail(Long.toString(load.batch()), cells(load))).toList();
        return grid.content(rows, ids(rows), all.batch(), Texts.text("data.loads.definition"), context);
    }

    private List<Cell> cells(Load load) {
        return List.of(count(load.batch()), Cell.text(load.source()), Cell.text(state(load)), at(load.startedAt()),
                Cell.text(took(load.startedAt(), load.finishedAt())), count(load.slices()), count(load.rowsRead()),
                count(load.rowsLoaded()), count(load.rowsUnchanged()), count(load.rowsRejected()),
                Cell.text(load.failure()));
    }

    private static String state(Load load) {
        return Texts.text("data.state." + load.state().name());
    }

    GridContent sources(Loads all) {
        DataGrid grid = new DataGrid("sources", Texts.text("data.sources")).text("data.column.source")
                .text("data.column.fresh")
                .text("data.column.published").integer("data.column.batch").text("data.column.lastTry")
                .text("data.column.state").text("data.column.message");
        List<ReportRow> rows = all.sources().stream()
                .map(source -> ReportRow.detail(
                        source.lastBatch() == null ? source.source() : source.lastBatch().toString(),
                        List.of(Cell.text(source.source()), age(source.publishedAt()),
                                at(source.publishedAt()),
                                source.publishedBatch() == null ? Cell.BLANK : count(source.publishedBatch()),
                                at(source.lastStartedAt()),
                                Cell.text(Texts.text("data.state." + source.lastState().name())),
                                Cell.text(source.message()))))
                .toList();
        Set<String> withLoad = all.sources().stream().map(SourceFreshness::lastBatch).filter(Objects::nonNull)
                .map(String::valueOf).collect(Collectors.toSet());
        return grid.content(rows, withLoad, all.batch(), Texts.text("data.sources.definition"), context);
    }

    GridContent slices(LoadDetail detail) {
        DataGrid grid = new DataGrid("load", Texts.text("data.load", Long.toString(detail.load().batch())))
                .text("data.column.name").text("data.column.content").text("data.column.state")
                .integer("data.column.read").integer("data.column.loaded").integer("data.column.unchanged")
                .integer("data.column.rejected");
        List<ReportRow> rows = new ArrayList<>();
        detail.slices().forEach(slice -> rows.add(ReportRow.detail(Integer.toString(rows.size()),
                List.of(Cell.text(slice.name()), Cell.text(slice.content()), Cell.text(slice.state()),
                        count(slice.rowsRead()), count(slice.rowsLoaded()), count(slice.rowsUnchanged()),
                        count(slice.rowsRejected())))));
        return grid.content(rows, detail.load().rowsRejected() > 0 ? ids(rows) : Set.of(), detail.batch(),
                Texts.text("data.slices.definition"), context);
    }

    GridContent tieOuts(Loads all) {
        DataGrid grid = new DataGrid("tie-outs", Texts.text("data.tieOuts")).text("data.column.check")
                .text("data.column.what")
                .text("data.column.company").text("data.column.state").money("data.column.difference")
                .text("data.column.reason");
        List<ReportRow> rows = all.tieOuts().stream().sorted(BROKEN_FIRST)
                .map(tie -> ReportRow.detail(id(tie), List.of(Cell.text(tie.code()), Cell.text(tie.name()),
                        Cell.text(tie.company()), Cell.text(Texts.text("tie." + tie.state().name())),
                        Cell.number(tie.difference()), Cell.text(tie.reason()))))
                .toList();
        Set<String> withItems = all.tieOuts().stream().filter(tie -> !tie.items().isEmpty()).map(LoadsContent::id)
                .collect(Collectors.toSet());
        return grid.content(rows, withItems, all.batch(), Texts.text("data.tieOuts.definition"), context);
    }

    private static String id(TieOut tie) {
        return tie.company() == null ? tie.code() : tie.code() + " " + tie.company();
    }

    /** What makes a check's difference; each check names its own columns. */
    GridContent items(Loads all, Place place) {
        String check = place.parameters().getOrDefault("check", "");
        List<Map<String, Object>> items = all.tieOuts().stream().filter(tie -> id(tie).equals(check))
                .flatMap(tie -> tie.items().stream()).toList();
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> names.addAll(item.keySet()));
        DataGrid grid = new DataGrid("tie-out-items", Texts.text("data.check", check));
        names.forEach(grid::plain);
        List<ReportRow> rows = new ArrayList<>();
        items.forEach(item -> rows.add(ReportRow.detail(Integer.toString(rows.size()),
                names.stream().map(name -> Cell.text(item.get(name) == null ? "" : item.get(name).toString()))
                        .toList())));
        return grid.content(rows, Set.of(), all.batch(), Texts.text("data.items.definition"), context);
    }

    private static Set<String> ids(List<ReportRow> rows) {
        return rows.stream().map(ReportRow::id).collect(Collectors.toSet());
    }

    private static Cell count(long count) {
        return Cell.number(BigDecimal.valueOf(count));
    }

    private Cell at(@Nullable Instant instant) {
        return instant == null ? Cell.BLANK : new Cell.Text(Times.minute(instant, zone), instant.toString());
    }

    private static String took(Instant from, @Nullable Instant to) {
        return to == null ? "" : Texts.text("data.seconds", Long.toString(Duration.between(from, to).toSeconds()));
    }

    /** How long ago readers last got something new, seen from when the report is made. */
    private Cell age(@Nullable Instant published) {
        if (published == null) {
            return Cell.text(Texts.text("data.never"));
        }
        Duration age = Duration.between(published, context.printedAt());
        String said = age.toHours() < 1
                ? Texts.text("data.minutes", Long.toString(Math.max(0, age.toMinutes())))
                : age.toDays() < 3
                        ? Texts.text("data.hours", Long.toString(age.toHours()))
                        : Texts.text("data.days", Long.toString(age.toDays()));
        return new Cell.Text(said, published.toString());
    }

}
