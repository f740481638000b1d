package com.superscapes.desktop.statements;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leaves out what a statement was to be compared with and has no figure of, such as the budget of a balance sheet, and says so. */
final class AbsentColumns {

    private AbsentColumns() {
    }

    static Statement without(Statement statement) {
        List<StatementColumn> columns = statement.columns();
        List<StatementColumn> absent = columns.stream().skip(1)
                .filter(column -> column.kind() == StatementColumn.Kind.MONEY
                        && empty(statement, columns.indexOf(column)))
                .toList();
        if (absent.isEmpty() || statement.rows().isEmpty()) {
            return statement;
        }
        int[] kept = IntStream.range(0, columns.size())
                .filter(i -> absent.stream().noneMatch(each -> about(columns.get(i).id(), each.id()))).toArray();
        List<StatementRow> rows = statement.rows().stream().map(row -> row(row, kept)).toList();
        List<String> notes = new ArrayList<>(statement.notes());
        absent.forEach(each -> notes.add(Texts.text("statements.absent", each.scenario(), each.period())));
        return new Statement(statement.statement(), statement.title(), statement.entity(), statement.period(),
                statement.currency(), IntStream.of(kept).mapToObj(columns::get).toList(), rows, statement.proof(),
                notes,
                statement.adjusted());
    }

    private static boolean empty(Statement statement, int column) {
        return statement.rows().stream()
                .allMatch(row -> column >= row.values().size() || row.values().get(column) == null);
    }

    /** The comparator itself, its variance and its percentage. */
    private static boolean about(String column, String comparator) {
        return column.equals(comparator) || column.equals("variance." + comparator)
                || column.equals("variance-percent." + comparator);
    }

    private static StatementRow row(StatementRow row, int[] kept) {
        if (row.values().isEmpty()) {
            return row;
        }
        List<@Nullable BigDecimal> values = new ArrayList<>();
        List<Integer> notMeaningful = new ArrayList<>();
        for (int column : kept) {
            if (row.notMeaningful().contains(column)) {
                notMeaningful.add(values.size());
            }
            values.add(row.values().get(column));
        }
        return new StatementRow(row.id(), row.label(), row.style(), row.level(), values, row.sumOf(), row.polarity(),
                row.drill(), notMeaningful);
    }
}
