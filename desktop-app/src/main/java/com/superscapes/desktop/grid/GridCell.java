package com.superscapes.desktop.grid;

import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;

/** The place of a figure. */
public record GridCell(ReportRow row, ReportColumn column, int columnIndex) {
}
