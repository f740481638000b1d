package com.superscapes.proxy.statement;

import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The printed rows: what is hidden left out, accounts under their lines, variances beside their comparators. */
final class Rows {

    private final StatementPlan plan;
    private final RowValues values;
    private final List<StatementRow> rows = new ArrayList<>();
    // What a sum refers to: the row itself, its accounts, or nothing when it is hidden (and zero).
    private final Map<String, List<String>> printed = new HashMap<>();

    private Rows(StatementPlan plan, RowValues values) {
        this.plan = plan;
        this.values = values;
    }

    static List<StatementRow> of(StatementPlan plan, RowValues values) {
        Rows printing = new Rows(plan, values);
        plan.template().rows().forEach(printing::print);
        return printing.rows;
    }

    static List<StatementColumn> columns(StatementPlan plan) {
        boolean change = !plan.request().statement().equals("profit-and-loss");
        List<StatementColumn> columns = new ArrayList<>();
        for (ValueColumn column : plan.columns()) {
            String against = column.against();
            columns.add(
                    new StatementColumn(column.id(), column.scenario(), column.period(), StatementColumn.Kind.MONEY));
            if (against != null) {
                String other = column.scenario().toLowerCase(Locale.ROOT);
                String head = change ? "Change" : "B/(W)";
                columns.add(new StatementColumn("variance." + column.id(), head, "vs. " + other,
                        StatementColumn.Kind.VARIANCE));
                columns.add(new StatementColumn("variance-percent." + column.id(), head + " %", "vs. " + other,
                        StatementColumn.Kind.PERCENT));
            }
        }
        return columns;
    }

    private void print(TemplateRow row) {
        if (row.kind() == TemplateRow.Kind.HEADING) {
            rows.add(new StatementRow(row.id(), row.label(), StatementRow.Style.HEADING, row.level(), List.of(),
                    List.of(), 0, false, List.of()));
            return;
        }
        List<ChartAccount> accounts = row.hideAccounts()
                ? List.of()
                : Objects.requireNonNull(plan.accounts().get(row.id())).stream()
                        .filter(account -> !zero(values.of(row, account))).toList();
        List<String> ids = accounts.stream().map(account -> AccountIds.of(row, account, plan.accounts())).toList();
        Map<String, List<@Nullable BigDecimal>> moved = row.hideAccounts() ? Map.of() : values.moved(row);
        ids = Stream.concat(ids.stream(), moved.keySet().stream().map(name -> moveId(row, name))).toList();
        boolean hidden = row.accountsOnly()
                || row.hideZero() && zero(values.of(row)) && accounts.isEmpty() && moved.isEmpty();
        printed.put(row.id(), row.accountsOnly() ? ids : hidden ? List.of() : List.of(row.id()));
        if (!hidden) {
            rows.add(total(row, ids));
        }
        for (int i = 0; i < accounts.size(); i++) {
            ChartAccount account = accounts.get(i);
            rows.add(row(ids.get(i), account.code() + " " + account.name(), StatementRow.Style.ACCOUNT,
                    hidden ? row.level() : row.level() + 1, values.of(row, account), List.of(), row,
                    row.measure() == null));
        }
        for (Map.Entry<String, List<@Nullable BigDecimal>> move : moved.entrySet()) {
            rows.add(row(moveId(row, move.getKey()), Moves.label(move.getKey()), StatementRow.Style.ACCOUNT,
                    row.level() + 1, move.getValue(), List.of(), row, false));
        }
    }

    private static String moveId(TemplateRow row, String name) {
        return row.id() + "/" + name.substring(1);
    }

    private StatementRow total(TemplateRow row, List<String> accounts) {
        List<String> adds = row.takesAccounts()
                ? accounts.stream().map(id -> "+" + id).toList()
                : row.kind() == TemplateRow.Kind.RATIO
                        ? List.of(Objects.requireNonNull(row.numerator()), "/" + row.denominator())
                        : formula(row);
        return row(row.id(), row.label(), row.kind().style(), row.level(), values.of(row), adds, row,
                plan.drillable(row));
    }

    private List<String> formula(TemplateRow row) {
        return row.sum().stream().flatMap(part -> printed.getOrDefault(part.substring(1), List.of()).stream()
                .map(id -> part.charAt(0) + id)).toList();
    }

    private StatementRow row(String id, String label, StatementRow.Style style, int level,
            List<@Nullable BigDecimal> amounts, List<String> adds, TemplateRow template, boolean drill) {
        List<@Nullable BigDecimal> cells = new ArrayList<>();
        List<Integer> notMeaningful = new ArrayList<>();
        boolean ratio = style == StatementRow.Style.RATIO;
        for (int i = 0; i < amounts.size(); i++) {
            BigDecimal amount = amounts.get(i);
            if (ratio && amount == null && values.present(i) && plan.columns().get(i).against() == null) {
                notMeaningful.add(cells.size());
            }
            cells.add(amount);
            String against = plan.columns().get(i).against();
            if (against != null) {
                BigDecimal actual = amounts.get(plan.place(against));
                boolean both = actual != null && amount != null;
                cells.add(both ? Variance.amount(actual, amount, template.polarity()) : null);
                BigDecimal percent = both && !ratio ? Variance.percent(actual, amount, template.polarity()) : null;
                if (both && !ratio && percent == null) {
                    notMeaningful.add(cells.size());
                }
                cells.add(percent);
            }
        }
        return new StatementRow(id, label, style, level, cells, adds, template.polarity(), drill, notMeaningful);
    }

    private static boolean zero(List<@Nullable BigDecimal> amounts) {
        return amounts.stream().allMatch(amount -> amount == null || amount.signum() == 0);
    }
}
