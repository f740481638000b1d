package com.superscapes.reports.xlsx;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ColumnFormula;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.format.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellReference;

/** The live formula of each cell: from the columns it follows from, or from the rows it adds. */
final class SheetFormulas {

    private final Report report;
    private final int firstRow;
    private final Map<String, Integer> columns = new HashMap<>();
    private final RowSums sums;

    /** @param firstRow sheet row (from 0) of the report's first row */
    SheetFormulas(Report report, int firstRow) {
        this.report = report;
        this.firstRow = firstRow;
        for (int i = 0; i < report.columns().size(); i++) {
            columns.put(report.columns().get(i).id(), i);
        }
        this.sums = new RowSums(report, firstRow);
    }

    /** The formula without its equals sign; empty for a figure that stands for itself. */
    Optional<String> of(int row, int column) {
        ReportRow at = report.rows().get(row);
        if (at.style() == RowStyle.HEADING || at.cells().get(column) instanceof Cell.Blank) {
            return Optional.empty();
        }
        ColumnFormula formula = report.columns().get(column).formula();
        return formula instanceof ColumnFormula.None ? sums.of(row, column) : byColumns(at, row, formula);
    }

    /** True for a sum whose parts do not add up to it. */
    boolean keptAsValue(int row, int column) {
        return report.columns().get(column).formula() instanceof ColumnFormula.None && sums.keptAsValue(row, column);
    }

    private Optional<String> byColumns(ReportRow at, int row, ColumnFormula formula) {
        return switch (formula) {
            case ColumnFormula.None unused -> Optional.empty();
            case ColumnFormula.Variance v -> cells(at, row, v.base(), v.comparator())
                    .map(c -> at.polarity() < 0 ? c.get(1) + "-" + c.get(0) : c.get(0) + "-" + c.get(1));
            case ColumnFormula.Closing v -> cells(at, row, v.opening(), v.debit(), v.credit())
                    .map(c -> c.get(0) + "+" + c.get(1) + "-" + c.get(2));
            case ColumnFormula.VariancePercent v -> base(v)
                    .flatMap(base -> cells(at, row, base, v.variance(), v.comparator())).map(SheetFormulas::percent);
        };
    }

    /** Not meaningful for a zero comparator, a change of sign, or more than 999 %. */
    private static String percent(List<String> c) {
        String none = "\"" + Figures.NOT_MEANINGFUL + "\"";
        return "IF(%3$s=0,%4$s,IF(OR(%1$s*%3$s<0,ABS(%2$s)>9.99*ABS(%3$s)),%4$s,%2$s/ABS(%3$s)))"
                .formatted(c.get(0), c.get(1), c.get(2), none);
    }

    private Optional<String> base(ColumnFormula.VariancePercent percent) {
        ReportColumn variance = report.columns().get(position(percent.variance()));
        return variance.formula() instanceof ColumnFormula.Variance of ? Optional.of(of.base()) : Optional.empty();
    }

    /** References of the named columns in a row; empty unless each holds a number. */
    private Optional<List<String>> cells(ReportRow at, int row, String... ids) {
        List<String> references = new ArrayList<>();
        for (String id : ids) {
            if (!(at.cells().get(position(id)) instanceof Cell.Number)) {
                return Optional.empty();
            }
            references.add(new CellReference(firstRow + row, position(id)).formatAsString(false));
        }
        return Optional.of(references);
    }

    private int position(String id) {
        Integer position = columns.get(id);
        if (position == null) {
            throw new IllegalArgumentException("no column " + id);
        }
        return position;
    }
}
