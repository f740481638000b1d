package com.superscapes.proxy.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A request's filters, resolved to the keys the caller may see.
 *
 * @param keys       on company, branch, division and account keys
 * @param currencies ISO codes; empty for all
 * @param scenarios  code to key; the ones asked for, or actual alone
 * @param described  as the reader sees them, for the proof
 * @param grain      how fine the rows must be for them
 * @param adjustments false leaves period 13 out of movements
 */
public record Filters(List<KeyFilter> keys, List<String> currencies, Map<String, Integer> scenarios,
        Map<String, String> described, Grain grain, boolean adjustments) {

    /** These filters and the given accounts only. */
    public Filters withAccounts(List<Integer> accounts) {
        List<KeyFilter> more = new ArrayList<>(keys);
        more.add(new KeyFilter("account_key", accounts));
        return new Filters(more, currencies, scenarios, described, grain, adjustments);
    }

    /** These filters, with or without period 13. */
    public Filters withAdjustments(boolean kept) {
        return new Filters(keys, currencies, scenarios, described, grain, kept);
    }

    /** These filters and one more. */
    public Filters and(KeyFilter filter, Grain finer) {
        List<KeyFilter> more = new ArrayList<>(keys);
        more.add(filter);
        return new Filters(more, currencies, scenarios, described, grain.or(finer), adjustments);
    }

    /** The conditions on alias {@code r}, each starting with "and". */
    public String sql() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            sql.append(" and r.").append(keys.get(i).column()).append(" = any(:filter").append(i).append(')');
        }
        if (!currencies.isEmpty()) {
            sql.append(" and r.currency = any(:currencies)");
        }
        return sql.toString();
    }

    /** Binds what {@link #sql()} names. */
    public <T extends SqlStatement<T>> T bind(T statement) {
        T bound = statement;
        for (int i = 0; i < keys.size(); i++) {
            bound = bound.bind("filter" + i, keys.get(i).keys().toArray(Integer[]::new));
        }
        return currencies.isEmpty() ? bound : bound.bind("currencies", currencies.toArray(String[]::new));
    }

    /** A copy of {@link #described()} that can be added to. */
    public Map<String, String> describe() {
        return new LinkedHashMap<>(described);
    }
}
