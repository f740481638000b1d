package com.superscapes.desktop.home;

import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.ReportProof;
import java.util.List;

/**
 * Home as one answer: everything on it is of one batch.
 *
 * @param charts        at most two
 * @param trendPeriods  period keys of the first chart's categories
 */
public record HomeFigures(List<TileFigure> tiles, List<ChartSpec> charts, List<Integer> trendPeriods,
        List<String> branchCodes, ReportProof proof) {
}
