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
    private static final Map<String, String[]> DIMENSIONS = Map.of("company", codes("company"), "branch",
            codes("branch"), "region",
            new String[]{"branch_key", "select branch_key, region from semantic.branch where region = any(:members)"},
            "division", codes("division"), "account", codes("account"), "account-type",
            new String[]{"account_key",
                    "select account_key, account_type from semantic.account where account_type = any(:members)"},
            "job", codes("job"), "customer", codes("customer"), "service-line", codes("service_line"));
    private static final Map<String, Grain> GRAINS = Map.of("branch", Grain.BRANCH, "region", Grain.BRANCH, "division",
            Grain.BRANCH, "job", Grain.JOB, "customer", Grain.JOB, "service-line", Grain.JOB);

    // The one scenario that the schema itself makes, with this key.
    private static final int ACTUAL = 1;

    private static String[] codes(String dimension) {
        String key = dimension + "_key";
        return new String[]{key,
                "select distinct " + key + ", code from semantic." + dimension + " where code = any(:members)"};
    }

    private FilterResolver() {
    }

    /** @throws ApiException unknown dimension (400) or unknown or foreign member (404) */
    public static Filters resolve(Snapshot snapshot, List<Filter> filters) {
        List<KeyFilter> keys = new ArrayList<>();
        List<String> currencies = new ArrayList<>();
        Map<String, Integer> scenarios = new LinkedHashMap<>();
        Map<String, String> described = new LinkedHashMap<>();
        Grain grain = Grain.COMPANY;
        for (Filter filter : filters) {
            if (filter.members().isEmpty()) {
                throw ApiException.badRequest("filters", "The filter on " + filter.dimension() + " names no member.");
            }
            described.put(filter.dimension(), String.join(", ", filter.members()));
            grain = grain.or(GRAINS.getOrDefault(filter.dimension(), Grain.COMPANY));
            switch (filter.dimension()) {
                case "currency" -> currencies.addAll(filter.members());
                case "scenario" -> filter.members().forEach(code -> scenarios.put(code, scenario(snapshot, code)));
                default -> keys.add(resolve(snapshot, filter));
            }
        }
        if (scenarios.isEmpty()) {
            scenarios.put("actual", ACTUAL);
        }
        return new Filters(keys, currencies, scenarios, described, grain, true);
    }

    /** Filters that keep what has no member of a dimension. */
    public static Filters unassigned(Filters filters, String dimension) {
        String[] columns = DIMENSIONS.get(dimension);
        return columns == null
                ? filters
                : filters.and(new KeyFilter(columns[0], List.of(0)), GRAINS.getOrDefault(dimension, Grain.COMPANY));
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
