package com.superscapes.proxy.export;

import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.report.ReportSink;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ResultReport;
import java.util.List;

/** A report of the catalogue on its way into a file. */
final class ReportFile implements ReportSink {

    private final FileWriter file;
    private final ReportContext context;
    private List<ResultColumn> columns = List.of();

    ReportFile(FileWriter file, ReportContext context) {
        this.file = file;
        this.context = context;
    }

    @Override
    public void begin(ReportResult head) {
        columns = head.columns();
        file.begin(ResultReport.of(head, context));
    }

    @Override
    public void row(ResultRow row) {
        file.add(ResultReport.row(row, columns), row.kind() == ResultRow.Kind.DETAIL);
    }

    @Override
    public void end(ReportResult end) {
        file.end(ResultReport.of(end, context));
    }
}
