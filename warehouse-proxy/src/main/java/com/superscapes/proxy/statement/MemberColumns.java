package com.superscapes.proxy.statement;

import com.superscapes.api.statement.StatementOptions;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumQuery;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.measure.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A dimension's members as columns before their total. The total is read on its own, from the rollup, and not added up here:
 * that members, the rest without one and what is shown together add up to it is a check (T13), said in a note.
 */
final class MemberColumns {

    /** More members than these share a column. */
    private static final int MOST = 40;
    private static final Map<String, String> NAMES = Map.of("company",
            "select code, name from semantic.company", "branch", "select code, name from semantic.branch", "division",
            "select code, name from semantic.division", "region", "select code, code from semantic.region", "job",
            "select code, name from semantic.job order by valid_from", "customer",
            "select code, name from semantic.customer order by valid_from", "service-line",
            "select code, name from semantic.service_line order by valid_from");

    private final List<ValueColumn> columns = new ArrayList<>();
    private final AccountAmounts amounts;
    // Overhead put on each column, debit positive; zeros where none is.
    private final List<BigDecimal> allocated;
    private final int others;

    private MemberColumns(List<ValueColumn> columns, AccountAmounts amounts, List<BigDecimal> allocated, int others) {
        this.columns.addAll(columns);
        this.amounts = amounts;
        this.allocated = allocated;
        this.others = others;
    }

    /** @param total the amounts of the plan's one column */
    static MemberColumns read(Snapshot snapshot, StatementPlan plan, Group dimension, AccountAmounts total) {
        ValueColumn whole = plan.columns().getFirst();
        Span span = whole.span();
        List<SumRow> rows = new SumQuery(List.of(Group.ACCOUNT_KEY, dimension),
                List.of(new SumColumn(whole.measure(), AccountCondition.ANY, 0)), List.of(span), plan.filters())
                .run(snapshot);
        Map<String, Map<Integer, BigDecimal>> members = new TreeMap<>();
        for (SumRow row : rows) {
            BigDecimal amount = row.values().getFirst();
            if (amount != null && amount.signum() != 0) {
                members.computeIfAbsent(row.group().get(1) == null ? "" : row.group().get(1), code -> new HashMap<>())
                        .merge(Integer.valueOf(row.group().getFirst()), amount, BigDecimal::add);
            }
        }
        List<String> shown = members.keySet().stream().filter(code -> !code.isEmpty())
                .sorted(Comparator.comparing((String code) -> size(members.get(code))).reversed()).limit(MOST).sorted()
                .toList();
        StatementOptions.Allocation basis = plan.options().allocation();
        Map<String, BigDecimal> shares = basis == null ? Map.of() : AllocatedOverhead.of(basis, plan, members);
        return of(snapshot, whole, dimension, members, shown, shares, total);
    }

    private static MemberColumns of(Snapshot snapshot, ValueColumn whole, Group dimension,
            Map<String, Map<Integer, BigDecimal>> members, List<String> shown, Map<String, BigDecimal> shares,
            AccountAmounts total) {
        Map<String, String> names = names(snapshot, dimension.id());
        List<ValueColumn> columns = new ArrayList<>();
        List<Map<Integer, BigDecimal>> amounts = new ArrayList<>();
        List<BigDecimal> allocated = new ArrayList<>();
        for (String code : shown) {
            columns.add(column(whole, "member." + code, names.getOrDefault(code, code)));
            amounts.add(members.getOrDefault(code, Map.of()));
            allocated.add(Amounts.orZero(shares.get(code)));
        }
        List<String> rest = members.keySet().stream().filter(code -> !code.isEmpty() && !shown.contains(code)).toList();
        if (!rest.isEmpty()) {
            columns.add(column(whole, "other", "Other (" + rest.size() + ")"));
            Map<Integer, BigDecimal> sum = new HashMap<>();
            rest.forEach(code -> members.getOrDefault(code, Map.of())
                    .forEach((account, amount) -> sum.merge(account, amount, BigDecimal::add)));
            amounts.add(sum);
            allocated.add(rest.stream().map(code -> Amounts.orZero(shares.get(code))).reduce(BigDecimal.ZERO,
                    BigDecimal::add));
        }
        Map<Integer, BigDecimal> unassigned = members.get("");
        if (unassigned != null) {
            columns.add(column(whole, "unassigned", "Unassigned"));
            amounts.add(unassigned);
            allocated.add(Amounts.orZero(shares.get("")));
        }
        allocated.add(BigDecimal.ZERO);
        columns.add(new ValueColumn(whole.id(), "Total", whole.period(), whole.measure(), whole.span()));
        Map<Integer, List<@Nullable BigDecimal>> byAccount = new HashMap<>();
        total.byAccount().forEach((account, values) -> {
            List<@Nullable BigDecimal> cells = new ArrayList<>();
            amounts.forEach(member -> cells.add(Amounts.normal(member.get(account))));
            cells.add(values.getFirst());
            byAccount.put(account, cells);
        });
        return new MemberColumns(columns,
                new AccountAmounts(byAccount, Map.of(), total.currency(), total.lineCount()), allocated, rest.size());
    }

    private static ValueColumn column(ValueColumn whole, String id, String head) {
        return new ValueColumn(id, head, whole.period(), whole.measure(), whole.span());
    }

    private static BigDecimal size(@Nullable Map<Integer, BigDecimal> amounts) {
        return amounts == null
                ? BigDecimal.ZERO
                : amounts.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> names(Snapshot snapshot, String dimension) {
        Map<String, String> names = new HashMap<>();
        snapshot.handle().createQuery(NAMES.getOrDefault(dimension, "")).map((row, context) -> {
            String code = row.getString(1);
            String name = row.getString(2);
            return names.put(code, name.equals(code) ? code : code + " " + name);
        }).list();
        return names;
    }

    List<ValueColumn> columns() {
        return columns;
    }

    AccountAmounts amounts() {
        return amounts;
    }

    /** The overhead put on each column. */
    Moves moves() {
        return Moves.of(allocated.stream().map(amount -> Map.of(AllocatedOverhead.MOVE, amount)).toList());
    }

    /** What was put on members, debit positive; zero where nothing was. */
    BigDecimal pool() {
        return columns.size() > 1 && columns.get(columns.size() - 2).id().equals("unassigned")
                ? allocated.get(allocated.size() - 2).negate()
                : BigDecimal.ZERO;
    }

    /** What T13 says: whether members, the rest and the unassigned add up to the total that was read apart. */
    String note() {
        BigDecimal difference = allocated.stream().reduce(BigDecimal.ZERO, BigDecimal::add).abs();
        for (List<@Nullable BigDecimal> cells : amounts.byAccount().values()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (BigDecimal cell : cells.subList(0, cells.size() - 1)) {
                sum = sum.add(Amounts.orZero(cell));
            }
            difference = difference.add(sum.subtract(Amounts.orZero(cells.getLast())).abs());
        }
        String more = others == 0 ? "" : " The " + others + " smallest share a column.";
        return difference.signum() == 0
                ? "T13: the columns add up to the total, which was read apart from them." + more
                : "T13 is broken: the columns differ from the total by " + difference.toPlainString() + "." + more;
    }
}
