package com.superscapes.proxy.statement;

import com.superscapes.api.statement.RoundedCell;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rounds a statement so that it still adds up. Totals are rounded to the nearest unit; what they are made of is rounded up or
 * down, those with the larger remainders up, until it adds up to them: controlled rounding, never by more than a unit. A row
 * that two others add stands under the first one; the second is added up from rounded rows, and a note says so where that is
 * not its nearest unit. Members that stand as columns add up to their total as well.
 */
record Rounding(List<StatementRow> rows, List<RoundedCell> adjusted, List<String> notes) {

    /** @param unit null for cents: nothing is changed */
    static Rounding of(@Nullable Integer unit, List<StatementColumn> columns, List<StatementRow> rows, boolean cross) {
        if (unit == null) {
            return new Rounding(rows, List.of(), List.of());
        }
        return new Work(BigDecimal.valueOf(unit), columns, rows).round(cross);
    }

    /** The rows as a forest: who adds whom, and with which sign against the row at the top. */
    private static final class Work {
        private final BigDecimal unit;
        private final List<StatementColumn> columns;
        private final List<StatementRow> rows;
        private final Map<String, StatementRow> byId = new HashMap<>();
        private final Map<String, Integer> sign = new HashMap<>();
        private final Set<String> derived = new HashSet<>();
        private final Map<String, Map<Integer, BigDecimal>> rounded = new HashMap<>();

        Work(BigDecimal unit, List<StatementColumn> columns, List<StatementRow> rows) {
            this.unit = unit;
            this.columns = columns;
            this.rows = rows;
            rows.forEach(row -> byId.put(row.id(), row));
        }

        Rounding round(boolean cross) {
            List<RoundingTree> trees = trees();
            List<Integer> money = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).kind() == StatementColumn.Kind.MONEY) {
                    money.add(i);
                }
            }
            boolean solved = true;
            for (RoundingTree tree : trees) {
                if (cross) {
                    List<Integer> members = money.subList(0, money.size() - 1);
                    solved &= tree.solve(members, money.getLast(), this::cell, this::put);
                } else {
                    for (int column : money) {
                        solved &= tree.solve(List.of(column), column, this::cell, this::put);
                    }
                }
            }
            return print(money, !solved);
        }

        // Sums stand above what they add in meaning, but below or above it on the page: a total first names its parts.
        private List<RoundingTree> trees() {
            Map<String, String> parent = new HashMap<>();
            for (StatementRow row : rows) {
                boolean adds = adds(row);
                boolean free = row.sumOf().stream().allMatch(part -> !parent.containsKey(part.substring(1)));
                if (adds && row.style() != StatementRow.Style.CHECK && free) {
                    row.sumOf().forEach(part -> parent.put(part.substring(1), row.id()));
                } else if (adds) {
                    derived.add(row.id());
                }
            }
            List<RoundingTree> trees = new ArrayList<>();
            for (StatementRow row : rows) {
                if (amounts(row) && !parent.containsKey(row.id()) && !derived.contains(row.id())) {
                    trees.add(tree(row, 1));
                }
            }
            return trees;
        }

        private RoundingTree tree(StatementRow row, int direction) {
            sign.put(row.id(), direction);
            List<RoundingTree> parts = new ArrayList<>();
            if (adds(row) && !derived.contains(row.id())) {
                for (String part : row.sumOf()) {
                    StatementRow child = byId.get(part.substring(1));
                    if (child != null) {
                        parts.add(tree(child, part.startsWith("-") ? -direction : direction));
                    }
                }
            }
            return new RoundingTree(row.id(), direction, parts);
        }

        private static boolean adds(StatementRow row) {
            return amounts(row) && !row.sumOf().isEmpty();
        }

        private static boolean amounts(StatementRow row) {
            return row.style() != StatementRow.Style.HEADING && row.style() != StatementRow.Style.RATIO;
        }

        // In units, in the direction of the row at the top.
        private BigDecimal cell(String id, int column) {
            StatementRow row = byId.get(id);
            BigDecimal value = row == null ? null : row.values().get(column);
            BigDecimal units = (value == null ? BigDecimal.ZERO : value).divide(unit, 10, RoundingMode.HALF_EVEN);
            return sign.getOrDefault(id, 1) < 0 ? units.negate() : units;
        }

        private void put(String id, int column, long units) {
            long signed = sign.getOrDefault(id, 1) < 0 ? -units : units;
            rounded.computeIfAbsent(id, row -> new HashMap<>()).put(column,
                    Amounts.money(unit.multiply(BigDecimal.valueOf(signed))));
        }

        private Rounding print(List<Integer> money, boolean unsolved) {
            List<RoundedCell> adjusted = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            notes.add("Amounts are rounded to " + (unit.intValue() == 1 ? "whole units" : Figures.amount(unit, 0))
                    + " so that they add up.");
            boolean off = unsolved;
            List<StatementRow> printed = new ArrayList<>();
            for (StatementRow row : rows) {
                if (!amounts(row)) {
                    printed.add(row);
                    continue;
                }
                List<@Nullable BigDecimal> values = new ArrayList<>(row.values());
                for (int column : money) {
                    BigDecimal exact = row.values().get(column);
                    BigDecimal nearest = exact == null ? null : nearest(exact);
                    BigDecimal shown = exact == null ? null : value(row, column);
                    if (exact != null && shown != null && nearest != null && shown.compareTo(nearest) != 0) {
                        adjusted.add(new RoundedCell(row.id(), columns.get(column).id(), exact, shown));
                        off |= shown.subtract(exact).abs().compareTo(unit) >= 0;
                    }
                    values.set(column, shown);
                }
                variances(row, values);
                printed.add(new StatementRow(row.id(), row.label(), row.style(), row.level(), values, row.sumOf(),
                        row.polarity(), row.drill(), row.notMeaningful()));
            }
            if (off) {
                notes.add("Figures may not add: these rows and columns can't all be rounded at once.");
            }
            return new Rounding(List.copyOf(printed), List.copyOf(adjusted), List.copyOf(notes));
        }

        private BigDecimal value(StatementRow row, int column) {
            if (!derived.contains(row.id())) {
                BigDecimal known = rounded.getOrDefault(row.id(), Map.of()).get(column);
                return known == null ? nearest(Amounts.orZero(row.values().get(column))) : known;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (String part : row.sumOf()) {
                StatementRow child = byId.get(part.substring(1));
                BigDecimal value = child == null ? BigDecimal.ZERO : value(child, column);
                sum = part.startsWith("-") ? sum.subtract(value) : sum.add(value);
            }
            return Amounts.money(sum);
        }

        private BigDecimal nearest(BigDecimal exact) {
            return Amounts.money(exact.divide(unit, 0, RoundingMode.HALF_EVEN).multiply(unit));
        }

        // A variance of what is printed, so that the row adds up across as well; its percentage stays exact.
        private void variances(StatementRow row, List<@Nullable BigDecimal> values) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).kind() == StatementColumn.Kind.VARIANCE && row.values().get(i) != null) {
                    BigDecimal comparator = Amounts.orZero(values.get(i - 1));
                    BigDecimal exact = Amounts.orZero(row.values().get(i));
                    BigDecimal before = Amounts.orZero(row.values().get(i - 1));
                    BigDecimal actual = row.polarity() < 0 ? before.subtract(exact) : before.add(exact);
                    BigDecimal shown = place(row, actual, values);
                    values.set(i, Variance.amount(shown, comparator, row.polarity()));
                }
            }
        }

        // The column that the variance was taken from, by its exact amount: the first one that has it.
        private BigDecimal place(StatementRow row, BigDecimal actual, List<@Nullable BigDecimal> values) {
            for (int i = 0; i < columns.size(); i++) {
                BigDecimal exact = row.values().get(i);
                if (columns.get(i).kind() == StatementColumn.Kind.MONEY && exact != null
                        && exact.compareTo(actual) == 0) {
                    return Amounts.orZero(values.get(i));
                }
            }
            return nearest(actual);
        }
    }
}
