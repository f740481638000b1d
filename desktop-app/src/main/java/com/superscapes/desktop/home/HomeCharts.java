package com.superscapes.desktop.home;

import com.superscapes.api.ledger.Branch;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.Scenario;
import com.superscapes.reports.format.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Home's charts as data. */
final class HomeCharts {

    private final Choices choices;
    private final String periodName;
    private final String currency;

    HomeCharts(Choices choices, String periodName, String currency) {
        this.choices = choices;
        this.periodName = periodName;
        this.currency = currency;
    }

    ChartSpec revenue(Answer trend, List<FiscalPeriod> months) {
        List<@Nullable BigDecimal> actual = new ArrayList<>();
        List<@Nullable BigDecimal> prior = new ArrayList<>();
        for (FiscalPeriod month : months) {
            List<@Nullable Object> row = trend.period(month.key());
            actual.add(row == null ? null : trend.figure(row, "revenue"));
            prior.add(row == null ? null : trend.figure(row, "revenue.prior-year"));
        }
        String title = Texts.text("home.chart.revenue", months.getFirst().name(), months.getLast().name());
        return spec(title, ChartSpec.Kind.COLUMN,
                months.stream().map(month -> month.name().replaceFirst(" .*", "")).toList(), actual, prior,
                Scenario.PRIOR_YEAR, "PRIOR_YEAR");
    }

    ChartSpec grossProfit(Answer answer, List<List<@Nullable Object>> ranked, List<Branch> branches) {
        String against = HomeQuestions.comparative(choices).name();
        String id = against.toLowerCase(Locale.ROOT).replace('_', '-');
        List<@Nullable BigDecimal> actual = new ArrayList<>();
        List<@Nullable BigDecimal> base = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (List<@Nullable Object> row : ranked) {
            actual.add(answer.figure(row, "gross-profit"));
            base.add(answer.figure(row, "gross-profit." + id));
            names.add(name(answer.member(row, "branch"), branches));
        }
        return spec(Texts.text("home.chart.branches", periodName), ChartSpec.Kind.BAR, names, actual, base,
                Scenario.ofColumn(id), against);
    }

    private static String name(String code, List<Branch> branches) {
        return code.isEmpty()
                ? Texts.text("home.unassigned")
                : branches.stream().filter(branch -> branch.code().equals(code)).findFirst().map(Branch::name)
                        .orElse(code);
    }

    private ChartSpec spec(String title, ChartSpec.Kind kind, List<String> categories,
            List<@Nullable BigDecimal> actual, List<@Nullable BigDecimal> base, Scenario scenario, String comparative) {
        BigDecimal largest = actual.stream().filter(Objects::nonNull).map(BigDecimal::abs)
                .max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        Scale scale = largest.compareTo(BigDecimal.valueOf(100_000)) >= 0 ? Scale.THOUSANDS : Scale.UNITS;
        String unit = Texts.text("unit." + scale.name(), currency);
        return ChartSpec.of(title, unit, kind, categories,
                List.of(series(Texts.text("home.actual"), Scenario.ACTUAL, scaled(actual, scale)),
                        series(Texts.text("comparative." + comparative), scenario, scaled(base, scale))));
    }

    // The compiler drops the parameter's annotation from the class file of a record with a compact constructor.
    @SuppressWarnings("NullAway")
    private static ChartSpec.Series series(String name, Scenario scenario, List<@Nullable BigDecimal> values) {
        return new ChartSpec.Series(name, scenario, values);
    }

    private static List<@Nullable BigDecimal> scaled(List<@Nullable BigDecimal> values, Scale scale) {
        List<@Nullable BigDecimal> scaled = new ArrayList<>();
        values.forEach(value -> scaled.add(value == null ? null : scale.of(value)));
        return scaled;
    }
}
