package com.superscapes.proxy.statement;

import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The amount of every template row in every amount column, in display sign; null in a column that has nothing behind it. */
final class RowValues {

    private final StatementPlan plan;
    private final AccountAmounts amounts;
    private final Moves moves;
    private final Map<String, List<@Nullable BigDecimal>> values = new HashMap<>();
    private final List<Boolean> present = new ArrayList<>();

    RowValues(StatementPlan plan, AccountAmounts amounts, Moves moves) {
        this.plan = plan;
        this.amounts = amounts;
        this.moves = moves;
        for (int column = 0; column < plan.columns().size(); column++) {
            present.add(column == 0 || plan.columns().get(column).span().slot() == 0 || anyAmount(column));
        }
        for (TemplateRow row : plan.template().rows()) {
            List<@Nullable BigDecimal> rowValues = new ArrayList<>();
            for (int column = 0; column < present.size(); column++) {
                rowValues.add(present.get(column) ? value(row, column) : null);
            }
            values.put(row.id(), rowValues);
        }
    }

    /** One per amount column. */
    List<@Nullable BigDecimal> of(TemplateRow row) {
        return Objects.requireNonNull(values.get(row.id()));
    }

    /** An account's, as its row shows them. */
    List<@Nullable BigDecimal> of(TemplateRow row, ChartAccount account) {
        List<@Nullable BigDecimal> cells = new ArrayList<>();
        for (int column = 0; column < present.size(); column++) {
            cells.add(present.get(column)
                    ? signed(Amounts.orZero(amounts.amount(account.key(), column, row.measure())), row.sign())
                    : null);
        }
        return cells;
    }

    /** True when the column has something behind it. */
    boolean present(int column) {
        return present.get(column);
    }

    /** What moved into the row, by its name; not zero in some column. */
    Map<String, List<@Nullable BigDecimal>> moved(TemplateRow row) {
        Map<String, List<@Nullable BigDecimal>> moved = new LinkedHashMap<>();
        for (String name : row.plus()) {
            List<@Nullable BigDecimal> cells = new ArrayList<>();
            for (int column = 0; column < present.size(); column++) {
                cells.add(present.get(column) ? moves.amount(name, column) : null);
            }
            if (cells.stream().anyMatch(cell -> cell != null && cell.signum() != 0)) {
                moved.put(name, cells);
            }
        }
        return moved;
    }

    // A budget of revenue and cost alone is no balance sheet: rows that hide their accounts don't make a column.
    private boolean anyAmount(int column) {
        return plan.template().rows().stream()
                .filter(row -> row.takesAccounts() && !row.hideAccounts() && row.measure() == null)
                .flatMap(row -> Objects.requireNonNull(plan.accounts().get(row.id())).stream())
                .anyMatch(account -> amounts.amount(account.key(), column, null) != null);
    }

    private @Nullable BigDecimal value(TemplateRow row, int column) {
        return switch (row.kind()) {
            case HEADING -> null;
            case LINE, UNMAPPED, ADJUSTMENT -> line(row, column).add(moves.amount(row, column));
            case RATIO -> Amounts.ratio(above(Objects.requireNonNull(row.numerator()), column),
                    above(Objects.requireNonNull(row.denominator()), column));
            case SUBTOTAL, TOTAL, CHECK -> sum(row, column);
        };
    }

    private BigDecimal line(TemplateRow row, int column) {
        BigDecimal total = BigDecimal.ZERO;
        for (ChartAccount account : Objects.requireNonNull(plan.accounts().get(row.id()))) {
            total = total.add(Amounts.orZero(amounts.amount(account.key(), column, row.measure())));
        }
        return signed(total, row.sign());
    }

    private BigDecimal sum(TemplateRow row, int column) {
        BigDecimal total = BigDecimal.ZERO;
        for (String part : row.sum()) {
            BigDecimal value = above(part.substring(1), column);
            total = part.startsWith("-") ? total.subtract(value) : total.add(value);
        }
        return Amounts.money(total);
    }

    private BigDecimal above(String id, int column) {
        return Amounts.orZero(Objects.requireNonNull(values.get(id)).get(column));
    }

    private static BigDecimal signed(BigDecimal amount, int sign) {
        return Amounts.money(sign < 0 ? amount.negate() : amount);
    }
}
