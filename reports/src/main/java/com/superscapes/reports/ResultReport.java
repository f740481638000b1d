package com.superscapes.reports;

import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultChart;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultRow;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.Scenario;
import com.superscapes.reports.format.Scale;
import com.superscapes.reports.format.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to a report of the catalogue, turned into a report for screen and paper without touching a figure. */
public final class ResultReport {

    private ResultReport() {
    }

    /** The report with its totals last. */
    public static Report of(ReportResult result, ReportContext context) {
        List<ResultColumn> columns = result.columns();
        return new Report(result.code(), result.title(), result.entity(), result.period(), result.currency(),
                result.decimals(), columns(columns),
                Stream.concat(result.rows().stream(), result.totals().stream()).map(row -> row(row, columns)).toList(),
                chart(result.chart(), result.currency()), result.notes(), ReportProof.of(result.proof(), context));
    }

    /** The columns of an answer. */
    public static List<ReportColumn> columns(List<ResultColumn> columns) {
        return columns.stream().map(ResultReport::column).toList();
    }

    private static ReportColumn column(ResultColumn column) {
        return new ReportColumn(column.code(), column.label(), column.under(), switch (column.kind()) {
            case TEXT, FLAG -> ReportColumn.Kind.TEXT;
            case DATE -> ReportColumn.Kind.DATE;
            case MONEY -> ReportColumn.Kind.MONEY;
            case VARIANCE -> ReportColumn.Kind.VARIANCE;
            case PERCENT -> ReportColumn.Kind.PERCENT;
            case POINTS -> ReportColumn.Kind.POINTS;
            case QUANTITY, RATIO -> ReportColumn.Kind.QUANTITY;
            case COUNT -> ReportColumn.Kind.INTEGER;
        }, ColumnFormula.NONE);
    }

    /** A row of an answer. */
    public static ReportRow row(ResultRow row, List<ResultColumn> columns) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(row.notMeaningful().contains(i)
                    ? Cell.NOT_MEANINGFUL
                    : cell(columns.get(i).kind(), row.cells().get(i)));
        }
        return new ReportRow(row.id(), switch (row.kind()) {
            case HEADING -> RowStyle.HEADING;
            case DETAIL -> RowStyle.DETAIL;
            case SUBTOTAL -> RowStyle.SUBTOTAL;
            case TOTAL -> RowStyle.TOTAL;
            case NOTE -> RowStyle.LINE;
            case CHECK -> RowStyle.CHECK;
        }, row.level(), cells, List.of(), row.polarity());
    }

    /** A cell as it comes over the wire. */
    private static Cell cell(ResultColumn.Kind kind, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return Cell.BLANK;
        }
        return switch (kind) {
            case TEXT -> Cell.text(value.toString());
            case DATE -> Cell.day(LocalDate.parse(value.toString()));
            case FLAG -> Boolean.TRUE.equals(value) ? Cell.text(Texts.text("flag.true")) : Cell.BLANK;
            case MONEY, VARIANCE, QUANTITY, PERCENT, POINTS, RATIO, COUNT ->
                Cell.number(new BigDecimal(value.toString()));
        };
    }

    private static @Nullable ChartSpec chart(@Nullable ResultChart chart, String currency) {
        if (chart == null) {
            return null;
        }
        Scale scale = Scale.fitting(chart.series().stream().flatMap(series -> series.values().stream())
                .filter(Objects::nonNull).map(BigDecimal::abs).max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
        return ChartSpec.of(chart.title(), Texts.text("unit." + scale.name(), currency),
                ChartSpec.Kind.valueOf(chart.kind().name()), chart.categories(),
                chart.series().stream().map(series -> series(series, scale)).toList());
    }

    private static ChartSpec.Series series(ResultChart.Series series, Scale scale) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (BigDecimal value : series.values()) {
            values.add(value == null ? null : scale.of(value));
        }
        return new ChartSpec.Series(series.name(), Scenario.valueOf(series.scenario()), values);
    }
}
