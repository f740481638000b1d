package com.superscapes.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Fills a mark in its scenario's pattern with lines only: a texture would end as a picture in a PDF. */
final class ScenarioPaint {

    static final Color INK = new Color(0x1b1f24);
    private static final Color PRIOR_PERIOD = new Color(0xc3c9d0);
    private static final Color PRIOR_YEAR = new Color(0x8a949e);
    private static final BasicStroke OUTLINE = new BasicStroke(0.8f);
    private static final BasicStroke HATCH = new BasicStroke(0.5f);
    private static final double HATCH_STEP = 3;
    private static final int DARK = 3 * 140;

    private ScenarioPaint() {
    }

    /** @param step shade of a stacked part, 0 for the full colour */
    static void fill(Graphics2D graphics, Rectangle2D mark, Scenario scenario, int step) {
        graphics.setPaint(base(scenario, step));
        graphics.fill(mark);
        if (scenario == Scenario.FORECAST) {
            hatch(graphics, mark);
        }
        if (scenario == Scenario.FORECAST || scenario == Scenario.BUDGET) {
            graphics.setPaint(INK);
            graphics.setStroke(OUTLINE);
            graphics.draw(mark);
        }
    }

    /** The colour of a line or point of the scenario. */
    static Color line(Scenario scenario) {
        return switch (scenario) {
            case PRIOR_PERIOD -> PRIOR_PERIOD;
            case PRIOR_YEAR -> PRIOR_YEAR;
            case ACTUAL, BUDGET, FORECAST -> INK;
        };
    }

    /** Ink on light marks, white on dark ones. */
    static Color labelInside(Scenario scenario, int step) {
        Color under = base(scenario, step);
        return under.getRed() + under.getGreen() + under.getBlue() < DARK ? Color.WHITE : INK;
    }

    private static Color base(Scenario scenario, int step) {
        Color full = switch (scenario) {
            case ACTUAL -> INK;
            case PRIOR_PERIOD -> PRIOR_PERIOD;
            case PRIOR_YEAR -> PRIOR_YEAR;
            case BUDGET, FORECAST -> Color.WHITE;
        };
        int lift = Math.min(step * 45, 180);
        return new Color(Math.min(255, full.getRed() + lift), Math.min(255, full.getGreen() + lift),
                Math.min(255, full.getBlue() + lift));
    }

    private static void hatch(Graphics2D graphics, Rectangle2D mark) {
        Shape clip = graphics.getClip();
        graphics.clip(mark);
        graphics.setPaint(INK);
        graphics.setStroke(HATCH);
        for (double x = mark.getMinX() - mark.getHeight(); x < mark.getMaxX(); x += HATCH_STEP) {
            graphics.draw(new Line2D.Double(x, mark.getMaxY(), x + mark.getHeight(), mark.getMinY()));
        }
        graphics.setClip(clip);
    }
}
