package com.superscapes.desktop.period;

import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Times;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The periods as a grid. */
final class PeriodsContent {

    private static final String LOAD = "period.column.batch";

    private PeriodsContent() {
    }

    /** What names a period's row. */
    static String id(PeriodStatus period) {
        return period.company() + " " + period.period();
    }

    /** @param opens true where a period leads to its close */
    static GridContent of(List<PeriodStatus> periods, BatchInfo batch, boolean opens, ReportContext context) {
        List<ReportRow> rows = periods.stream().map(period -> ReportRow.detail(id(period), cells(period, context)))
                .toList();
        List<ReportColumn> columns = Stream
                .of("period.column.company", "period.column.period", "period.column.end", "period.column.state",
                        "period.column.by", "period.column.at", LOAD, "period.column.note")
                .map(PeriodsContent::column).toList();
        return new GridContent(
                GridReport.of("periods", Texts.text("period.title"), "", "", "", columns, rows,
                        ReportProof.of(batch, Texts.text("period.definition"), Map.of(), rows.size(), context)),
                opens ? rows.stream().map(ReportRow::id).collect(Collectors.toSet()) : Set.of(), 0, Set.of());
    }

    private static ReportColumn column(String key) {
        return ReportColumn.of(key.substring(key.lastIndexOf('.') + 1), Texts.text(key),
                key.equals(LOAD) ? ReportColumn.Kind.INTEGER : ReportColumn.Kind.TEXT);
    }

    private static List<Cell> cells(PeriodStatus period, ReportContext context) {
        return List.of(Cell.text(period.company()), Cell.text(period.name()), Cell.text(period.end().toString()),
                Cell.text(Texts.text("period.state." + period.state().name())), Cell.text(period.changedBy()),
                period.changedAt() == null
                        ? Cell.BLANK
                        : new Cell.Text(Times.minute(period.changedAt(), context.zone()),
                                period.changedAt().toString()),
                period.batch() == null ? Cell.BLANK : Cell.number(BigDecimal.valueOf(period.batch())),
                Cell.text(period.note()));
    }
}
