package com.superscapes.proxy.measure;

import com.superscapes.api.query.Filter;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Member codes to keys, within what the caller may see; a foreign member answers as an unknown one does. */
public final class FilterResolver {

    // Dimension id -> key column, member query giving (key, code).
    private static final Map<String, String[]> DIMENSIONS = Map.of("company",
            new String[]{"company_key", "select company_key, code from semantic.company where code = any(:members)"},
            "branch",
            new String[]{"branch_key", "select branch_key, code from semantic.branch where code = any(:members)"},
            "region",
            new String[]{"branch_key", "select branch_key, region from semantic.branch where region = any(:members)"},
            "division",
            new String[]{"division_key", "select division_key, code from semantic.division where code = any(:members)"},
            "account",
            new String[]{"account_key", "select account_key, code from semantic.account where code = any(:members)"},
            "account-type", new String[]{"account_key",
                    "select account_key, account_type from semantic.account where account_type = any(:members)"});
    private static final Set<String> FINER = Set.of("branch", "region", "division");

    private FilterResolver() {
    }

    /** @throws ApiException unknown dimension (400) or unknown or foreign member (404) */
    public static Filters resolve(Snapshot snapshot, List<Filter> filters) {
        List<KeyFilter> keys = new ArrayList<>();
        List<String> currencies = new ArrayList<>();
        Map<String, Integer> scenarios = new LinkedHashMap<>();
        Map<String, String> described = new LinkedHashMap<>();
        boolean finer = false;
        for (Filter filter : filters) {
            if (filter.members().isEmpty()) {
                throw ApiException.badRequest("filters", "The filter on " + filter.dimension() + " names no member.");
            }
            described.put(filter.dimension(), String.join(", ", filter.members()));
            finer |= FINER.contains(filter.dimension());
            switch (filter.dimension()) {
                case "currency" -> currencies.addAll(filter.members());
                case "scenario" -> filter.members().forEach(code -> scenarios.put(code, scenario(snapshot, code)));
                default -> keys.add(resolve(snapshot, filter));
            }
        }
        if (scenarios.isEmpty()) {
            scenarios.put("actual", scenario(snapshot, "actual"));
        }
        return new Filters(keys, currencies, scenarios, described, finer);
    }

    /** The key of a scenario. */
    public static int scenario(Snapshot snapshot, String code) {
        return snapshot.handle().createQuery("select scenario_key from semantic.scenario where code = :code")
                .bind("code", code).mapTo(Integer.class).findOne()
                .orElseThrow(() -> ApiException.notFound("There is no scenario " + code + "."));
    }

    private static KeyFilter resolve(Snapshot snapshot, Filter filter) {
        String[] dimension = DIMENSIONS.get(filter.dimension());
        if (dimension == null) {
            throw ApiException.unknownField("filters", "There is no dimension " + filter.dimension() + ".");
        }
        Set<String> missing = new HashSet<>(filter.members());
        List<Integer> keys = snapshot.handle().createQuery(dimension[1])
                .bindArray("members", String.class, filter.members()).map((rows, context) -> {
                    missing.remove(rows.getString(2));
                    return rows.getInt(1);
                }).list();
        if (!missing.isEmpty()) {
            throw ApiException.notFound("There is no " + filter.dimension() + " "
                    + missing.stream().sorted().findFirst().orElseThrow() + ".");
        }
        return new KeyFilter(dimension[0], keys);
    }
}
