package com.superscapes.reports.xlsx;

import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellReference;

/** Formulas over rows: sums and differences from {@code sumOf}, and quotients of RATIO rows. */
final class RowSums {

    private final Report report;
    private final int firstRow;
    private final Map<String, Integer> rows = new HashMap<>();

    RowSums(Report report, int firstRow) {
        this.report = report;
        this.firstRow = firstRow;
        for (int i = 0; i < report.rows().size(); i++) {
            rows.putIfAbsent(report.rows().get(i).id(), i);
        }
    }

    /** A row that a sum adds (+1) or subtracts (-1). */
    private record Part(int row, int sign) {
    }

    Optional<String> of(int row, int column) {
        ReportRow at = report.rows().get(row);
        if (at.style() == RowStyle.RATIO) {
            return quotient(at, column);
        }
        return parts(at).filter(parts -> foots(at, parts, column)).map(parts -> text(parts, column));
    }

    boolean keptAsValue(int row, int column) {
        ReportRow at = report.rows().get(row);
        return at.style() != RowStyle.RATIO && !at.sumOf().isEmpty()
                && at.cells().get(column) instanceof Cell.Number && of(row, column).isEmpty();
    }

    private Optional<String> quotient(ReportRow at, int column) {
        List<String> of = at.sumOf();
        if (of.size() != 2 || !of.get(1).startsWith("/")) {
            return Optional.empty();
        }
        Integer over = rows.get(plain(of.get(0)));
        Integer under = rows.get(of.get(1).substring(1));
        if (over == null || under == null || value(over, column).isEmpty() || value(under, column).isEmpty()) {
            return Optional.empty();
        }
        String divisor = cell(under, column);
        return Optional.of("IF(" + divisor + "=0,\"n.m.\"," + cell(over, column) + "/" + divisor + ")");
    }

    /** The rows behind a sum; empty when it has none or one of them is not in the report. */
    private Optional<List<Part>> parts(ReportRow at) {
        List<Part> parts = new ArrayList<>();
        for (String id : at.sumOf().isEmpty() ? accounts(at) : at.sumOf()) {
            Integer row = rows.get(plain(id));
            if (row == null) {
                return Optional.empty();
            }
            parts.add(new Part(row, id.startsWith("-") ? -1 : 1));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    /** The accounts shown with a line, which bear its id before a slash. */
    private List<String> accounts(ReportRow at) {
        return at.style() != RowStyle.LINE
                ? List.of()
                : report.rows().stream().filter(row -> row.style() == RowStyle.DETAIL)
                        .map(ReportRow::id).filter(id -> id.startsWith(at.id() + "/")).toList();
    }

    private static String plain(String id) {
        return id.startsWith("+") || id.startsWith("-") ? id.substring(1) : id;
    }

    /** A formula is only written where it gives the figure to the cent. */
    private boolean foots(ReportRow at, List<Part> parts, int column) {
        if (!(at.cells().get(column) instanceof Cell.Number figure)) {
            return false;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            if (report.rows().get(part.row()).cells().get(column) instanceof Cell.NotMeaningful) {
                return false;
            }
            sum = sum.add(value(part.row(), column).orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(part.sign())));
        }
        return cents(sum).compareTo(cents(figure.value())) == 0;
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    private Optional<BigDecimal> value(int row, int column) {
        return report.rows().get(row).cells().get(column) instanceof Cell.Number number
                ? Optional.of(number.value())
                : Optional.empty();
    }

    private String text(List<Part> parts, int column) {
        boolean plainSum = parts.size() > 2 && parts.stream().allMatch(part -> part.sign() > 0);
        return plainSum ? "SUM(" + String.join(",", ranges(parts, column)) + ")" : terms(parts, column);
    }

    private String terms(List<Part> parts, int column) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.sign() < 0 ? "-" : text.isEmpty() ? "" : "+").append(cell(part.row(), column));
        }
        return text.toString();
    }

    /** Neighbouring rows as ranges, so that a sum over hundreds of rows stays within Excel's limits. */
    private List<String> ranges(List<Part> parts, int column) {
        List<Integer> sorted = parts.stream().map(Part::row).sorted().toList();
        List<String> ranges = new ArrayList<>();
        for (int from = 0, to; from < sorted.size(); from = to + 1) {
            to = from;
            while (to + 1 < sorted.size() && sorted.get(to + 1) == sorted.get(to) + 1) {
                to++;
            }
            String first = cell(sorted.get(from), column);
            ranges.add(from == to ? first : first + ":" + cell(sorted.get(to), column));
        }
        return ranges;
    }

    private String cell(int row, int column) {
        return new CellReference(firstRow + row, column).formatAsString(false);
    }
}
