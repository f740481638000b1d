package com.superscapes.desktop.home;

import com.superscapes.api.ledger.Branch;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.query.Column;
import com.superscapes.api.query.Metric;
import com.superscapes.api.query.MetricResult;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the server for Home in one round trip, and puts the answers together. */
final class HomeReader {

    /** Tenths of a percentage point, as a ratio. */
    private static final int POINTS = 3;

    private final Workspace workspace;
    private final List<Metric> catalog;
    private final Choices choices;
    private final List<FiscalPeriod> periods;
    private final List<Branch> branches;
    private final String periodName;

    HomeReader(Workspace workspace, List<Metric> catalog, Choices choices, List<FiscalPeriod> periods,
            List<Branch> branches,
            String periodName) {
        this.workspace = workspace;
        this.catalog = catalog;
        this.choices = choices;
        this.periods = periods;
        this.branches = branches;
        this.periodName = periodName;
    }

    HomeFigures read() {
        List<String> ids = HomeQuestions.permitted(catalog, workspace.profile());
        List<FiscalPeriod> months = HomeQuestions.months(periods, choices.period());
        List<MetricResult> page = workspace.server().queries(List.of(HomeQuestions.tiles(ids, choices),
                HomeQuestions.trend(ids, months, choices), HomeQuestions.branches(choices)));
        MetricResult now = page.getFirst();
        Answer trend = new Answer(page.get(1));
        Answer byBranch = new Answer(page.getLast());
        List<List<@Nullable Object>> ranked = ranked(byBranch);
        HomeCharts charts = new HomeCharts(choices, periodName, String.valueOf(now.currency()));
        List<FiscalPeriod> year = months.subList(Math.max(0, months.size() - 12), months.size());
        return new HomeFigures(tiles(ids, new Answer(now), trend, months),
                List.of(charts.revenue(trend, year), charts.grossProfit(byBranch, ranked, branches)),
                year.stream().map(FiscalPeriod::key).toList(),
                ranked.stream().map(row -> byBranch.member(row, "branch")).toList(),
                ReportProof.of(now.proof(), workspace.context()));
    }

    private static List<List<@Nullable Object>> ranked(Answer answer) {
        List<List<@Nullable Object>> rows = new ArrayList<>(answer.result().rows());
        Comparator<List<@Nullable Object>> byAmount = Comparator.comparing(row -> {
            BigDecimal amount = answer.figure(row, "gross-profit");
            return amount == null ? BigDecimal.ZERO : amount;
        });
        rows.sort(byAmount.reversed());
        return rows;
    }

    private List<TileFigure> tiles(List<String> permitted, Answer now, Answer trend,
            List<FiscalPeriod> months) {
        List<TileFigure> tiles = new ArrayList<>();
        for (String id : HomeQuestions.TILES) {
            for (Metric metric : catalog) {
                if (metric.id().equals(id)) {
                    tiles.add(permitted.contains(id) ? tile(metric, now, trend, months) : locked(metric, now));
                }
            }
        }
        return tiles;
    }

    private TileFigure locked(Metric metric, Answer now) {
        return new TileFigure(metric.id(), metric.name(), "", "", "", 0, List.of(),
                now.result().proof().batch().tieOut(), Texts.text("home.locked"), metric.definition(),
                Place.of(HomePlaces.behind(metric.id())));
    }

    private TileFigure tile(Metric metric, Answer now, Answer trend, List<FiscalPeriod> months) {
        List<@Nullable Object> totals = now.result().totals();
        BigDecimal actual = now.figure(totals, metric.id());
        String against = HomeQuestions.comparative(choices).name().toLowerCase(Locale.ROOT).replace('_', '-');
        BigDecimal base = now.figure(totals, metric.id() + "." + against);
        boolean ratio = metric.kind() == Column.Kind.RATIO;
        TieOutState tie = now.result().proof().batch().tieOut();
        int direction = actual == null || base == null ? 0 : direction(metric, actual, base);
        String exact = actual == null
                ? ""
                : ratio ? Figures.percent(actual) : Figures.amount(actual, 2) + " " + now.result().currency();
        return new TileFigure(metric.id(), metric.name(), value(actual, ratio), exact,
                comparator(metric, actual, base), direction, course(metric, trend, months), tie, null,
                metric.definition(), Place.of(HomePlaces.behind(metric.id())));
    }

    private static String value(@Nullable BigDecimal value, boolean ratio) {
        return value == null ? Figures.NOT_MEANINGFUL : ratio ? Figures.percent(value) : Figures.amount(value, 0);
    }

    private String comparator(Metric metric, @Nullable BigDecimal actual, @Nullable BigDecimal base) {
        if (actual == null || base == null) {
            return Texts.text("home.noComparator");
        }
        BigDecimal difference = difference(metric, actual, base);
        String words = Texts.text("comparative." + HomeQuestions.comparative(choices).name()).toLowerCase(Locale.US);
        String head = Texts.text(metric.polarity() == 0 ? "home.change" : "home.betterWorse");
        if (metric.kind() == Column.Kind.RATIO) {
            return Texts.text("home.comparator.points", head, Figures.points(difference), words);
        }
        return Texts.text("home.comparator", head, Figures.amount(difference, 0), percent(difference, actual, base),
                words);
    }

    /** +1 better, -1 worse; 0 for neither, and for a difference that prints as zero. */
    static int direction(Metric metric, BigDecimal actual, BigDecimal base) {
        int places = metric.kind() == Column.Kind.RATIO ? POINTS : 0;
        return metric.polarity() == 0
                ? 0
                : difference(metric, actual, base).setScale(places, RoundingMode.HALF_UP).signum();
    }

    private static BigDecimal difference(Metric metric, BigDecimal actual, BigDecimal base) {
        BigDecimal change = actual.subtract(base);
        return metric.polarity() < 0 ? change.negate() : change;
    }

    /** Not meaningful when the comparator is zero, the sign flips or the change is beyond 999 %. */
    private static String percent(BigDecimal difference, BigDecimal actual, BigDecimal base) {
        if (base.signum() == 0 || base.signum() * actual.signum() < 0) {
            return Figures.NOT_MEANINGFUL;
        }
        BigDecimal ratio = difference.divide(base.abs(), MathContext.DECIMAL64);
        return ratio.abs().compareTo(new BigDecimal("9.99")) > 0 ? Figures.NOT_MEANINGFUL : Figures.percent(ratio);
    }

    private static List<@Nullable BigDecimal> course(Metric metric, Answer trend, List<FiscalPeriod> months) {
        List<@Nullable BigDecimal> course = new ArrayList<>();
        for (FiscalPeriod month : months) {
            List<@Nullable Object> row = trend.period(month.key());
            course.add(row == null ? null : trend.figure(row, metric.id()));
        }
        return Collections.unmodifiableList(course);
    }
}
