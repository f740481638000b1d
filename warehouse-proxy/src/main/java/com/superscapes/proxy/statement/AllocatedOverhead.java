package com.superscapes.proxy.statement;

import com.superscapes.api.statement.StatementOptions;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Shares;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Overhead whose entries name no member, put on the members by a basis, on a row of its own below overhead. What the row takes off
 * "Unassigned" it puts on members, so that its total is zero and every total stays the ledger's. No ledger line stands behind it.
 */
final class AllocatedOverhead {

    static final String MOVE = "allocated.overhead";
    private static final String ROW = "overhead-allocated";

    private final StatementOptions.Allocation basis;
    private final Map<Integer, ChartAccount> chart = new HashMap<>();

    private AllocatedOverhead(StatementOptions.Allocation basis, StatementPlan plan) {
        this.basis = basis;
        plan.accounts().values().forEach(row -> row.forEach(account -> chart.put(account.key(), account)));
    }

    /**
     * The template with the row below the first line that takes overhead, in every sum that this line is in.
     *
     * @throws ApiException bad request when no line takes overhead
     */
    static Template placedIn(Template template) {
        TemplateRow line = template.rows().stream().filter(AllocatedOverhead::takesOverhead).findFirst()
                .orElseThrow(() -> ApiException.badRequest("options",
                        "The rows of this statement have no line for overhead, so none can be allocated."));
        List<TemplateRow> rows = new ArrayList<>();
        for (TemplateRow row : template.rows()) {
            rows.add(row.withSum(row.sum().stream().flatMap(part -> part.substring(1).equals(line.id())
                    ? Stream.of(part, part.charAt(0) + ROW)
                    : Stream.of(part)).toList()));
            if (row.id().equals(line.id())) {
                rows.add(TemplateRow.moved(ROW, Moves.label("+" + MOVE), line.level(), "+" + MOVE));
            }
        }
        return new Template(template.statement(), template.version(), template.title(), rows);
    }

    private static boolean takesOverhead(TemplateRow row) {
        return row.kind() == TemplateRow.Kind.LINE && row.classes().contains("overhead");
    }

    /**
     * What each member bears, and the one without a code gives: debit positive, adding up to zero.
     *
     * @param members amounts by account of each member, debit positive; empty code for what names none
     * @return by the members' codes; empty where no member has a basis above zero
     */
    static Map<String, BigDecimal> of(StatementOptions.Allocation basis, StatementPlan plan,
            Map<String, Map<Integer, BigDecimal>> members) {
        AllocatedOverhead allocation = new AllocatedOverhead(basis, plan);
        BigDecimal pool = allocation.sum(members.getOrDefault("", Map.of()), AccountCondition.OVERHEAD);
        Map<String, BigDecimal> weights = new HashMap<>();
        members.forEach((code, amounts) -> {
            if (!code.isEmpty()) {
                weights.put(code, allocation.weight(amounts));
            }
        });
        Map<String, BigDecimal> parts = Shares.of(pool, weights);
        if (!parts.isEmpty()) {
            parts.put("", pool.negate());
        }
        return parts;
    }

    private BigDecimal weight(Map<Integer, BigDecimal> amounts) {
        return switch (basis) {
            case REVENUE -> sum(amounts, AccountCondition.REVENUE).negate();
            case DIRECT -> sum(amounts, AccountCondition.DIRECT);
            case LABOR -> sum(amounts, AccountCondition.LABOR);
        };
    }

    private BigDecimal sum(Map<Integer, BigDecimal> amounts, AccountCondition of) {
        return amounts.entrySet().stream().filter(amount -> {
            ChartAccount account = chart.get(amount.getKey());
            return account != null && of.takes(account.type(), account.statementClass());
        }).map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** For people: "direct labor". */
    static String words(StatementOptions.Allocation basis) {
        return switch (basis) {
            case REVENUE -> "revenue";
            case DIRECT -> "direct cost";
            case LABOR -> "direct labor";
        };
    }

    /** What a reader must know of it. @param pool what was allocated, zero for nothing */
    static String note(StatementPlan plan, Group dimension, BigDecimal pool, @Nullable String currency) {
        String member = dimension.id().replace('-', ' ');
        String basis = words(Objects.requireNonNull(plan.options().allocation()));
        return pool.signum() == 0
                ? "No overhead is allocated: none names no " + member + ", or no " + member + " has " + basis
                        + " above zero."
                : String.format(Locale.US,
                        "Overhead of %,.2f%s that names no %s is allocated by %s; no ledger lines stand"
                                + " behind that row.",
                        pool, currency == null ? "" : " " + currency, member, basis);
    }
}
