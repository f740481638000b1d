package com.superscapes.reports.chart;

import com.superscapes.reports.chart.ChartSpec.Kind;
import com.superscapes.reports.format.Figures;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RectangularShape;
import java.math.BigDecimal;
import java.util.Objects;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.IntervalBarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jspecify.annotations.Nullable;

/** How the marks of each kind of chart are drawn and labelled. */
final class Renderers {

    /** More labels than this beside each other would run together. */
    private static final int MOST_COLUMN_LABELS = 14;
    /** The steps of a waterfall are lighter than its subtotals. */
    private static final int WATERFALL_SHADE = 2;
    private static final ItemLabelPosition BELOW = new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6,
            TextAnchor.TOP_CENTER);
    private static final BigDecimal SMALL = new BigDecimal("100");

    private Renderers() {
    }

    static CategoryItemRenderer of(ChartSpec spec, Font font) {
        CategoryItemRenderer renderer = switch (spec.kind()) {
            case COLUMN, BAR -> bars(spec, new BarRenderer());
            case STACKED_COLUMN -> bars(spec, new StackedBarRenderer());
            case WATERFALL -> bars(spec, new IntervalBarRenderer());
            case LINE -> lines(spec);
        };
        renderer.setDefaultItemLabelGenerator(labels(spec));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(font);
        renderer.setDefaultItemLabelPaint(ScenarioPaint.INK);
        places(renderer, spec.kind());
        for (int i = 0; i < spec.series().size() && spec.kind() == Kind.STACKED_COLUMN; i++) {
            renderer.setSeriesItemLabelPaint(i, ScenarioPaint.labelInside(spec.series().get(i).scenario(), i));
        }
        return renderer;
    }

    private static void places(CategoryItemRenderer renderer, Kind kind) {
        if (kind == Kind.BAR) {
            renderer.setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
            renderer.setDefaultNegativeItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        } else if (kind == Kind.COLUMN || kind == Kind.WATERFALL || kind == Kind.LINE) {
            renderer.setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
            renderer.setDefaultNegativeItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER));
        }
    }

    private static BarRenderer bars(ChartSpec spec, BarRenderer renderer) {
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(spec.kind() == Kind.BAR ? 0.1 : 0.05);
        renderer.setMaximumBarWidth(0.12);
        renderer.setBarPainter(new ScenarioBars(spec));
        return renderer;
    }

    private static LineAndShapeRenderer lines(ChartSpec spec) {
        LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, false);
        for (int i = 0; i < spec.series().size(); i++) {
            Scenario scenario = spec.series().get(i).scenario();
            boolean dashed = scenario == Scenario.BUDGET || scenario == Scenario.FORECAST;
            renderer.setSeriesPaint(i, ScenarioPaint.line(scenario));
            renderer.setSeriesStroke(i, dashed
                    ? new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[]{4, 2}, 0)
                    : new BasicStroke(1.6f));
        }
        if (spec.series().size() > 1) {
            renderer.setSeriesPositiveItemLabelPosition(below(spec) ? 1 : 0, BELOW);
        }
        return renderer;
    }

    /** True when the second line ends under the first, so that its label belongs under it. */
    private static boolean below(ChartSpec spec) {
        BigDecimal first = spec.series().get(0).values().getLast();
        BigDecimal second = spec.series().get(1).values().getLast();
        return first != null && second != null && second.compareTo(first) <= 0;
    }

    /** The value on its mark; where there are too many, on the actual ones only, and on the last point of the first
     * two lines. */
    private static CategoryItemLabelGenerator labels(ChartSpec spec) {
        boolean all = spec.kind() == Kind.BAR
                || spec.series().size() * spec.categories().size() <= MOST_COLUMN_LABELS;
        int decimals = decimals(spec);
        return new StandardCategoryItemLabelGenerator() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String generateLabel(CategoryDataset data, int series, int category) {
                ChartSpec.Series of = spec.series().get(series);
                boolean last = category == spec.categories().size() - 1;
                boolean shown = spec.kind() == Kind.LINE ? last && series < 2 : all || of.scenario() == Scenario.ACTUAL;
                BigDecimal value = of.values().get(category);
                return shown && value != null ? Figures.amount(value, decimals) : null;
            }
        };
    }

    /** One place for small values, none for large ones. */
    private static int decimals(ChartSpec spec) {
        return spec.series().stream().flatMap(series -> series.values().stream()).filter(Objects::nonNull)
                .map(BigDecimal::abs).anyMatch(value -> value.compareTo(SMALL) >= 0) ? 0 : 1;
    }

    /** Bars in the pattern of their series' scenario. */
    private record ScenarioBars(ChartSpec spec) implements BarPainter {

        @Override
        public void paintBar(Graphics2D graphics, BarRenderer renderer, int row, int column, RectangularShape bar,
                RectangleEdge base) {
            boolean waterfallStep = spec.kind() == Kind.WATERFALL && !spec.subtotals().contains(column);
            int step = spec.kind() == Kind.STACKED_COLUMN ? row : waterfallStep ? WATERFALL_SHADE : 0;
            ScenarioPaint.fill(graphics, bar.getFrame(), spec.series().get(row).scenario(), step);
        }

        @Override
        public void paintBarShadow(Graphics2D graphics, BarRenderer renderer, int row, int column,
                RectangularShape bar, RectangleEdge base, boolean pegShadow) {
            // Bars have no shadow.
        }
    }
}
