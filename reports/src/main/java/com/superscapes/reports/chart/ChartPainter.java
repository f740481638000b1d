package com.superscapes.reports.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws a chart with its legend onto any graphics, by JFreeChart. Title and unit are the page's matter. */
public final class ChartPainter {

    private static final float LEGEND_HEIGHT = 16;
    private static final float SWATCH = 7;
    private static final float GAP = 12;

    private final Font font;

    /** @param font regular weight, in the size that labels shall have */
    public ChartPainter(Font font) {
        this.font = font;
    }

    /** Draws within the area; the graphics' colours and strokes are not kept. */
    public void paint(ChartSpec spec, Graphics2D graphics, Rectangle2D area) {
        double top = spec.series().size() > 1 ? LEGEND_HEIGHT : 0;
        if (top > 0) {
            legend(spec, graphics, area);
        }
        Plots.chart(spec, font).draw(graphics, new Rectangle2D.Double(area.getX(), area.getY() + top, area.getWidth(),
                area.getHeight() - top));
    }

    private void legend(ChartSpec spec, Graphics2D graphics, Rectangle2D area) {
        graphics.setFont(font);
        double x = area.getX() + 1;
        double y = area.getY() + 2;
        for (int i = 0; i < spec.series().size(); i++) {
            ChartSpec.Series series = spec.series().get(i);
            int step = spec.kind() == ChartSpec.Kind.STACKED_COLUMN ? i : 0;
            ScenarioPaint.fill(graphics, new Rectangle2D.Double(x, y, SWATCH, SWATCH), series.scenario(), step);
            graphics.setPaint(ScenarioPaint.INK);
            graphics.drawString(series.name(), (float) x + SWATCH + 4, (float) y + SWATCH - 0.5f);
            x += SWATCH + 4 + graphics.getFontMetrics().stringWidth(series.name()) + GAP;
        }
    }
}
