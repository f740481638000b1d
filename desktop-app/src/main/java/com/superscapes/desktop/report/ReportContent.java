package com.superscapes.desktop.report;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultRow;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ResultReport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to a report as a grid, and where its cells lead. */
final class ReportContent {

    private ReportContent() {
    }

    static GridContent of(ReportResult result, ReportContext context) {
        Set<String> drillable = rows(result).filter(row -> row.drill() != null || !row.cellDrills().isEmpty())
                .map(ResultRow::id).collect(Collectors.toSet());
        Set<String> hidden = result.columns().stream().filter(ResultColumn::hidden).map(ResultColumn::code)
                .collect(Collectors.toSet());
        int pinned = result.rows().isEmpty() ? 0 : result.totals().size();
        Map<String, Set<String>> only = rows(result).filter(row -> row.drill() == null && !row.cellDrills().isEmpty())
                .collect(Collectors.toMap(ResultRow::id, row -> row.cellDrills().keySet(), (one, other) -> one));
        return new GridContent(ResultReport.of(result, context), drillable, pinned, Set.of(), hidden).opening(only);
    }

    /** True when the rows stand below each other for a reason, and sorting them would tear them apart. */
    static boolean structured(ReportResult result) {
        return result.rows().stream().anyMatch(row -> row.kind() != ResultRow.Kind.DETAIL);
    }

    /** The place behind a cell. */
    static Optional<Place> behind(ReportResult result, GridCell cell) {
        return rows(result).filter(row -> row.id().equals(cell.row().id())).findFirst()
                .map(row -> row.cellDrills().getOrDefault(cell.column().id(), row.drill()))
                .map(drill -> place(drill, result));
    }

    private static Place place(DrillTo drill, ReportResult result) {
        Map<String, String> parameters = new TreeMap<>(drill.parameters());
        // What is behind a figure is asked of the load that the figure is from.
        parameters.put("batch", Long.toString(result.proof().batch().batch()));
        return switch (drill.kind()) {
            case REPORT -> new Place(Catalogue.SCREEN + "/" + drill.target(), parameters, drill.title());
            case LINES -> new Place("drill/lines", parameters, drill.title());
            case ENTRY -> new Place("drill/entry", Map.of("line", drill.target()), drill.title());
        };
    }

    private static Stream<ResultRow> rows(ReportResult result) {
        return Stream.concat(result.rows().stream(), result.totals().stream());
    }
}
