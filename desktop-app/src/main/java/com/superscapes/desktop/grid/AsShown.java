package com.superscapes.desktop.grid;

import com.superscapes.reports.ColumnFormula;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A report cut to what is in sight; formulas that name what is not there become plain values. */
final class AsShown {

    private AsShown() {
    }

    static Report of(Report all, List<ReportRow> rows, List<Integer> columns) {
        List<ReportColumn> chosen = columns.stream().map(all.columns()::get).toList();
        Set<String> columnIds = chosen.stream().map(ReportColumn::id).collect(Collectors.toSet());
        Set<String> rowIds = rows.stream().map(ReportRow::id).collect(Collectors.toSet());
        return new Report(all.id(), all.title(), all.entity(), all.period(), all.currency(), all.decimals(),
                chosen.stream().map(column -> column(column, columnIds)).toList(),
                rows.stream().map(row -> row(row, columns, rowIds)).toList(), all.chart(), all.notes(),
                all.proof());
    }

    private static ReportColumn column(ReportColumn column, Set<String> ids) {
        List<String> needed = switch (column.formula()) {
            case ColumnFormula.None none -> List.of();
            case ColumnFormula.Variance variance -> List.of(variance.base(), variance.comparator());
            case ColumnFormula.VariancePercent percent -> List.of(percent.variance(), percent.comparator());
            case ColumnFormula.Closing closing -> List.of(closing.opening(), closing.debit(), closing.credit());
        };
        return ids.containsAll(needed)
                ? column
                : new ReportColumn(column.id(), column.head(), column.subhead(), column.kind(), ColumnFormula.NONE);
    }

    private static ReportRow row(ReportRow row, List<Integer> columns, Set<String> ids) {
        boolean whole = row.sumOf().stream().map(part -> part.replaceFirst("^[-+/]", "")).allMatch(ids::contains);
        return new ReportRow(row.id(), row.style(), row.level(), columns.stream().map(row.cells()::get).toList(),
                whole ? row.sumOf() : List.of(), row.polarity());
    }
}
