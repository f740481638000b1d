package com.superscapes.reports;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.Scenario;
import com.superscapes.reports.format.Scale;
import com.superscapes.reports.format.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The chart of a statement: its main figures, actual beside the comparatives; none for a trial balance. */
final class StatementChart {

    private static final int MOST_ROWS = 7;

    private StatementChart() {
    }

    static Optional<ChartSpec> of(Statement statement) {
        List<StatementRow> rows = rows(statement);
        List<Integer> columns = columns(statement);
        // Members as columns are too many series, and a roll-forward's columns are no alternatives.
        boolean other = statement.statement().equals("trial-balance")
                || statement.statement().equals("equity-roll-forward")
                || statement.columns().stream().anyMatch(column -> column.id().startsWith("member."));
        if (other || rows.size() < 2 || columns.isEmpty()) {
            return Optional.empty();
        }
        Scale scale = Scale.fitting(largest(rows, columns));
        return Optional.of(ChartSpec.of(
                Texts.text("chart.statement", statement.title(), statement.entity(), statement.period()),
                unit(statement.currency(), scale), ChartSpec.Kind.BAR,
                rows.stream().map(StatementRow::label).toList(),
                columns.stream().map(index -> series(statement, index, rows, scale)).toList()));
    }

    /** The figures that make the statement's structure: of a profit and loss the profits, of a balance sheet its sides. */
    private static List<StatementRow> rows(Statement statement) {
        boolean flows = statement.statement().equals("profit-and-loss");
        List<StatementRow> sums = new ArrayList<>();
        for (StatementRow row : statement.rows()) {
            if (sums(row) && (flows ? row.polarity() > 0 : !repeats(sums, row))) {
                sums.add(row);
            }
        }
        return flows ? bounded(withoutRepeatsOfTheLast(sums)) : bounded(outermost(sums));
    }

    /** The first ones and, always, the last. */
    private static List<StatementRow> bounded(List<StatementRow> sums) {
        if (sums.size() <= MOST_ROWS) {
            return sums;
        }
        List<StatementRow> kept = new ArrayList<>(sums.subList(0, MOST_ROWS - 1));
        kept.add(sums.getLast());
        return kept;
    }

    private static List<StatementRow> outermost(List<StatementRow> sums) {
        int level = sums.stream().mapToInt(StatementRow::level).min().orElse(0);
        return sums.stream().filter(row -> row.level() == level).toList();
    }

    /** Income before tax repeats net income where there is no tax. */
    private static List<StatementRow> withoutRepeatsOfTheLast(List<StatementRow> sums) {
        return sums.stream().filter(row -> row == sums.getFirst() || row == sums.getLast()
                || !row.values().equals(sums.getLast().values())).toList();
    }

    /** Liabilities and equity repeat the assets: one bar is enough. */
    private static boolean repeats(List<StatementRow> sums, StatementRow row) {
        return sums.stream().anyMatch(other -> other.values().equals(row.values()));
    }

    private static boolean sums(StatementRow row) {
        return (row.style() == StatementRow.Style.SUBTOTAL || row.style() == StatementRow.Style.TOTAL)
                && row.values().stream().anyMatch(Objects::nonNull);
    }

    private static List<Integer> columns(Statement statement) {
        return IntStream.range(0, statement.columns().size())
                .filter(i -> statement.columns().get(i).kind() == StatementColumn.Kind.MONEY).boxed().toList();
    }

    private static ChartSpec.Series series(Statement statement, int index, List<StatementRow> rows, Scale scale) {
        StatementColumn column = statement.columns().get(index);
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (StatementRow row : rows) {
            BigDecimal value = row.values().get(index);
            values.add(value == null ? null : scale.of(value));
        }
        return new ChartSpec.Series(column.scenario() + " " + column.period(), Scenario.ofColumn(column.id()), values);
    }

    private static BigDecimal largest(List<StatementRow> rows, List<Integer> columns) {
        return rows.stream().flatMap(row -> columns.stream().map(index -> row.values().get(index)))
                .filter(Objects::nonNull).map(BigDecimal::abs).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    private static String unit(String currency, Scale scale) {
        return Texts.text("unit." + scale.name(), currency);
    }
}
