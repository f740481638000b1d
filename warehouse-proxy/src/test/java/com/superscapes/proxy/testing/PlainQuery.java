package com.superscapes.proxy.testing;

import com.superscapes.api.query.Basis;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A metric query answered by loops: every fact is looked at for every figure of every group. */
public final class PlainQuery {

    private static final Map<Integer, ChartLine> CHART = new HashMap<>();

    static {
        ChartLine.CHART.forEach(line -> CHART.put(line.key(), line));
    }

    /** What counts, with all that it can be grouped and filtered by. */
    private record Item(int period, int scenario, int account, int branch, String job, String customer,
            String serviceLine, BigDecimal flow, BigDecimal movement, BigDecimal opening, BigDecimal stated,
            BigDecimal hours, BigDecimal overtime) {
    }

    private final MetricQuery query;
    private final List<Item> items = new ArrayList<>();

    public PlainQuery(List<Fact> facts, List<NamedFact> named, MetricQuery query) {
        this.query = query;
        boolean jobs = query.dimensions().stream().anyMatch(PlainQuery::fine)
                || query.filters().stream().anyMatch(filter -> fine(filter.dimension()));
        for (Fact fact : facts) {
            BigDecimal moved = fact.kind() == Fact.Kind.LINE || fact.kind() == Fact.Kind.MOVEMENT
                    ? fact.amount()
                    : BigDecimal.ZERO;
            items.add(new Item(fact.period(), fact.scenario(), fact.account(), fact.branch(), "", "", "",
                    fact.entryKind() == 'C' ? BigDecimal.ZERO : moved, moved,
                    fact.kind() == Fact.Kind.OPENING ? fact.amount() : BigDecimal.ZERO,
                    fact.kind() == Fact.Kind.BALANCE ? fact.amount() : BigDecimal.ZERO, BigDecimal.ZERO,
                    BigDecimal.ZERO));
        }
        for (NamedFact fact : named) {
            boolean hours = fact.account() == 0;
            boolean nobody = fact.job().isEmpty() && fact.customer().isEmpty() && fact.serviceLine().isEmpty();
            if (hours) {
                items.add(new Item(fact.period(), 1, 0, fact.branch(), fact.job(), fact.customer(), fact.serviceLine(),
                        BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, fact.hours(),
                        fact.overtime()));
            } else if (jobs && !nobody) {
                add(fact, fact.job(), fact.customer(), fact.serviceLine(), fact.amount());
                add(fact, "", "", "", fact.amount().negate());
            }
        }
        items.removeIf(item -> !kept(item));
    }

    private void add(NamedFact fact, String job, String customer, String line, BigDecimal amount) {
        items.add(new Item(fact.period(), 1, fact.account(), fact.branch(), job, customer, line, amount, amount,
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private static boolean fine(String dimension) {
        return Set.of("job", "customer", "service-line").contains(dimension);
    }

    private boolean kept(Item item) {
        for (Filter filter : query.filters()) {
            if (!filter.members().contains(member(item, filter.dimension(), 0))) {
                return false;
            }
        }
        return true;
    }

    private static String member(Item item, String dimension, int year) {
        return switch (dimension) {
            case "branch" -> RandomLedger.BRANCHES.get(item.branch() - 1);
            case "region" -> RandomLedger.BRANCHES.get(item.branch() - 1).substring(0, 1);
            case "job" -> item.job();
            case "customer" -> item.customer();
            case "service-line" -> item.serviceLine();
            case "fiscal-year" -> Integer.toString(year);
            default -> throw new IllegalArgumentException(dimension);
        };
    }

    private Basis basis() {
        return Objects.requireNonNullElse(query.basis(), Basis.WHOLE);
    }

    private boolean adjustments() {
        return !Boolean.FALSE.equals(basis().adjustments());
    }

    private PeriodRange range() {
        PeriodRange asked = query.period();
        return !adjustments() && asked.to() % 100 == 13 ? new PeriodRange(asked.from(), asked.to() - 1) : asked;
    }

    private List<PeriodRange> ranges() {
        PeriodRange whole = range();
        if (!query.dimensions().contains("fiscal-year")) {
            return List.of(whole);
        }
        List<PeriodRange> years = new ArrayList<>();
        for (int year = whole.from() / 100; year <= whole.to() / 100; year++) {
            years.add(new PeriodRange(Math.max(whole.from(), year * 100 + 1), Math.min(whole.to(), year * 100 + 13)));
        }
        return years;
    }

    /** Every group that some item could stand in. */
    public List<List<String>> groups() {
        Set<List<String>> groups = new LinkedHashSet<>();
        for (PeriodRange range : ranges()) {
            items.forEach(item -> groups.add(group(item, range)));
        }
        return List.copyOf(groups);
    }

    private List<String> group(Item item, PeriodRange range) {
        return query.dimensions().stream().map(dimension -> member(item, dimension, range.from() / 100)).toList();
    }

    /** The figures of a group, actual and comparatives of each metric; null where a ratio has no denominator. */
    public List<BigDecimal> figures(List<String> group) {
        int year = query.dimensions().indexOf("fiscal-year");
        PeriodRange range = year < 0
                ? range()
                : ranges().stream().filter(each -> group.get(year).equals(Integer.toString(each.from() / 100)))
                        .findFirst().orElseThrow();
        return figures(items.stream().filter(item -> group(item, range).equals(group)).toList(), range);
    }

    public List<BigDecimal> totals() {
        return figures(items, range());
    }

    private List<BigDecimal> figures(List<Item> chosen, PeriodRange range) {
        List<BigDecimal> figures = new ArrayList<>();
        for (String metric : query.metrics()) {
            figures.add(metric(metric, chosen, 1, range));
            for (Comparative comparative : query.comparatives()) {
                figures.add(metric(metric, chosen, scenario(comparative), compared(comparative, range)));
            }
        }
        return figures;
    }

    private int scenario(Comparative comparative) {
        return switch (comparative) {
            case BUDGET, YEAR_TO_DATE_BUDGET, YEAR_BUDGET -> "revised".equals(basis().budget()) ? 11 : 2;
            case FORECAST -> 3;
            default -> 1;
        };
    }

    private static PeriodRange compared(Comparative comparative, PeriodRange range) {
        int start = range.to() / 100 * 100 + 1;
        return switch (comparative) {
            case PRIOR_YEAR -> new PeriodRange(range.from() - 100, range.to() - 100);
            case BUDGET, FORECAST -> range;
            case YEAR_TO_DATE, YEAR_TO_DATE_BUDGET -> new PeriodRange(start, range.to());
            case PRIOR_YEAR_TO_DATE -> new PeriodRange(start - 100, range.to() - 100);
            case YEAR_BUDGET -> new PeriodRange(start, start + 12);
            case PRIOR_PERIOD -> before(range);
            default -> throw new IllegalArgumentException(comparative.name());
        };
    }

    // As many periods right before; twelve to a year, whole years with their adjustments.
    private static PeriodRange before(PeriodRange range) {
        int months = month(range.to()) - month(range.from()) + 1;
        if (months % 12 == 0) {
            return new PeriodRange(range.from() - months / 12 * 100, range.to() - months / 12 * 100);
        }
        if (range.from() == range.to()) {
            int key = range.from() % 100 == 1 ? range.from() - 89 : range.from() - 1;
            return new PeriodRange(key, key);
        }
        return new PeriodRange(key(month(range.from()) - months), key(month(range.from()) - 1));
    }

    private static int month(int key) {
        return key / 100 * 12 + Math.min(key % 100, 12) - 1;
    }

    private static int key(int month) {
        return month / 12 * 100 + month % 12 + 1;
    }

    private BigDecimal metric(String metric, List<Item> chosen, int scenario, PeriodRange range) {
        return switch (metric) {
            case "revenue" -> flow(chosen, scenario, range, "revenue", "contra-revenue").negate();
            case "materials" -> flow(chosen, scenario, range, "materials");
            case "gross-profit" -> metric("revenue", chosen, scenario, range).subtract(cost(chosen, scenario, range));
            case "gross-margin" -> ratio("gross-profit", "revenue", chosen, scenario, range);
            case "ebitda" -> metric("gross-profit", chosen, scenario, range)
                    .subtract(flow(chosen, scenario, range, "overhead"));
            case "net-income" -> earned(chosen, scenario, range).negate();
            case "net-amount" -> moved(chosen, scenario, range);
            case "cash" -> balance(chosen, scenario, range.to());
            case "hours" -> sum(chosen, scenario, range, Item::hours);
            case "overtime-hours" -> sum(chosen, scenario, range, Item::overtime);
            case "revenue-per-hour" -> ratio("revenue", "hours", chosen, scenario, range);
            case "overtime-ratio" -> ratio("overtime-hours", "hours", chosen, scenario, range);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private BigDecimal ratio(String above, String below, List<Item> chosen, int scenario, PeriodRange range) {
        BigDecimal denominator = metric(below, chosen, scenario, range);
        return denominator.signum() == 0
                ? null
                : metric(above, chosen, scenario, range).divide(denominator, 6, RoundingMode.HALF_EVEN);
    }

    private BigDecimal cost(List<Item> chosen, int scenario, PeriodRange range) {
        return flow(chosen, scenario, range, "direct-labor", "materials", "subcontractors");
    }

    private BigDecimal flow(List<Item> chosen, int scenario, PeriodRange range, String... classes) {
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : chosen) {
            ChartLine account = CHART.get(item.account());
            if (account != null && List.of(classes).contains(account.statementClass()) && in(item, scenario, range)) {
                total = total.add(item.flow());
            }
        }
        return total;
    }

    private BigDecimal earned(List<Item> chosen, int scenario, PeriodRange range) {
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : chosen) {
            ChartLine account = CHART.get(item.account());
            if (account != null && List.of("revenue", "expense").contains(account.type())
                    && in(item, scenario, range)) {
                total = total.add(item.flow());
            }
        }
        return total;
    }

    private BigDecimal moved(List<Item> chosen, int scenario, PeriodRange range) {
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : chosen) {
            ChartLine account = CHART.get(item.account());
            if (account != null && !account.type().equals("statistical") && in(item, scenario, range)) {
                total = total.add(item.movement());
            }
        }
        return total;
    }

    private static BigDecimal balance(List<Item> chosen, int scenario, int at) {
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : chosen) {
            ChartLine account = CHART.get(item.account());
            if (account != null && account.statementClass().equals("cash") && item.scenario() == scenario
                    && item.period() <= at) {
                total = total.add(item.movement()).add(item.opening());
                total = item.period() == at ? total.add(item.stated()) : total;
            }
        }
        return total;
    }

    private interface Part {
        BigDecimal of(Item item);
    }

    private BigDecimal sum(List<Item> chosen, int scenario, PeriodRange range, Part part) {
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : chosen) {
            if (in(item, scenario, range)) {
                total = total.add(part.of(item));
            }
        }
        return total;
    }

    private boolean in(Item item, int scenario, PeriodRange range) {
        return item.scenario() == scenario && item.period() >= range.from() && item.period() <= range.to()
                && (adjustments() || item.period() % 100 != 13);
    }
}
