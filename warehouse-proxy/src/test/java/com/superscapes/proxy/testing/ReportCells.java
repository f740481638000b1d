package com.superscapes.proxy.testing;

import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import org.jspecify.annotations.Nullable;

/** The cells of a report's rows by the codes of their columns. */
public final class ReportCells {

    private ReportCells() {
    }

    /** Null where the cell is empty. */
    public static @Nullable Object cell(ReportResult result, ResultRow row, String column) {
        return row.cells().get(result.columns().stream().map(each -> each.code()).toList().indexOf(column));
    }
}
