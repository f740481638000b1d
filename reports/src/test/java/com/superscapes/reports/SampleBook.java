package com.superscapes.reports;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.api.statement.StatementRow.Style;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Builds rows whose sums, variances and percentages follow the definitions of a statement. */
final class SampleBook {

    private static final BigDecimal LIMIT = new BigDecimal("9.99");

    private final List<String> comparatives;
    private final Random random;
    private final List<StatementRow> rows = new ArrayList<>();
    private final Map<String, List<BigDecimal>> amounts = new LinkedHashMap<>();

    SampleBook(List<String> comparatives, long seed) {
        this.comparatives = comparatives;
        this.random = new Random(seed);
    }

    void heading(String id, String label) {
        rows.add(new StatementRow(id, label, Style.HEADING, 0, List.of(), List.of(), 0, false, List.of()));
    }

    List<String> accounts(int polarity, String under, int size, String... labels) {
        List<String> ids = new ArrayList<>();
        for (String label : labels) {
            String id = under + "/" + label;
            line(id, label, 1, polarity, size);
            ids.add(id);
        }
        return ids;
    }

    void line(String id, String label, int level, int polarity, int size) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i <= comparatives.size(); i++) {
            boolean nothing = label.startsWith("6050") && i > 0;
            values.add(nothing ? BigDecimal.ZERO.setScale(2) : Samples.cents(random, size).add(BigDecimal.TEN));
        }
        if (id.equals("contra")) {
            values.replaceAll(BigDecimal::negate);
        }
        add(id, label, Style.LINE, level, polarity, values, List.of());
    }

    void sum(String id, String label, Style style, int level, int polarity, List<String> parts) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i <= comparatives.size(); i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String part : parts) {
                sum = part.startsWith("-") ? sum.subtract(amount(part.substring(1), i)) : sum.add(amount(part, i));
            }
            values.add(sum);
        }
        add(id, label, style, level, polarity, values, parts);
    }

    void plug(String id, String label, int level, String whole, String... parts) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i <= comparatives.size(); i++) {
            BigDecimal rest = amount(whole, i);
            for (String part : parts) {
                rest = rest.subtract(amount(part, i));
            }
            values.add(rest);
        }
        add(id, label, Style.LINE, level, 0, values, List.of());
    }

    void check(String id, String label, String left, String right) {
        sum(id, label, Style.CHECK, 0, 0, List.of(left, "-" + right));
    }

    void ratio(String id, String label, String over, String under) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        BigDecimal actual = ratio(over, under, 0);
        values.add(actual);
        for (int i = 1; i <= comparatives.size(); i++) {
            values.add(ratio(over, under, i));
            values.add(actual.subtract(ratio(over, under, i)));
            values.add(null);
        }
        rows.add(new StatementRow(id, label, Style.RATIO, 0, values, List.of(over, "/" + under), 1, false,
                List.of()));
    }

    private BigDecimal ratio(String over, String under, int column) {
        return amount(over, column).divide(amount(under, column), 10, RoundingMode.HALF_UP);
    }

    private BigDecimal amount(String id, int column) {
        return amounts.get(id).get(column);
    }

    private void add(String id, String label, Style style, int level, int polarity, List<BigDecimal> values,
            List<String> sumOf) {
        amounts.put(id, values);
        List<@Nullable BigDecimal> all = new ArrayList<>();
        List<Integer> notMeaningful = new ArrayList<>();
        all.add(values.getFirst());
        for (int i = 1; i <= comparatives.size(); i++) {
            BigDecimal comparator = values.get(i);
            BigDecimal variance = values.getFirst().subtract(comparator)
                    .multiply(BigDecimal.valueOf(polarity < 0 ? -1 : 1));
            all.add(comparator);
            all.add(variance);
            BigDecimal percent = percent(values.getFirst(), comparator, variance);
            if (percent == null) {
                notMeaningful.add(all.size());
            }
            all.add(percent);
        }
        rows.add(new StatementRow(id, label, style, level, all, sumOf, polarity, style != Style.CHECK,
                notMeaningful));
    }

    private static @Nullable BigDecimal percent(BigDecimal actual, BigDecimal comparator, BigDecimal variance) {
        boolean flips = actual.signum() * comparator.signum() < 0;
        if (comparator.signum() == 0 || flips) {
            return null;
        }
        BigDecimal percent = variance.divide(comparator.abs(), 10, RoundingMode.HALF_UP);
        return percent.abs().compareTo(LIMIT) > 0 ? null : percent;
    }

    Statement statement(String id, String title, String period) {
        List<StatementColumn> columns = new ArrayList<>();
        columns.add(Samples.column("actual", "Actual", "Oct 2026"));
        boolean sheet = id.equals("balance-sheet");
        for (String comparative : comparatives) {
            columns.add(Samples.column(comparative, switch (comparative) {
                case "prior-period" -> "Prior period";
                case "prior-year" -> "Prior year";
                case "budget" -> "Budget";
                default -> "Forecast";
            }, comparative.equals("prior-year") ? "Oct 2025" : "Oct 2026"));
            columns.add(new StatementColumn("variance." + comparative, sheet ? "Change" : "B/(W)", "Amount",
                    StatementColumn.Kind.VARIANCE));
            columns.add(new StatementColumn("variance-percent." + comparative, sheet ? "Change" : "B/(W)", "%",
                    StatementColumn.Kind.PERCENT));
        }
        return new Statement(id, title, "Superscapes Landscaping, Inc.", period, "USD", columns, rows, Samples.proof());
    }
}
