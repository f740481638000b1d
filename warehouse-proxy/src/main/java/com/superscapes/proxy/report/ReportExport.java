package com.superscapes.proxy.report;

import com.superscapes.api.proof.Proof;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One report on its way into a file. */
final class ReportExport implements RowOutlet {

    private static final long NOT_COUNTED_YET = -1;

    private final ReportSink sink;
    private final BiFunction<ReportRun, Long, Proof> proof;
    private @Nullable ReportRun run;
    private boolean begun;

    /** @param proof for the run and so many records */
    ReportExport(ReportSink sink, BiFunction<ReportRun, Long, Proof> proof) {
        this.sink = sink;
        this.proof = proof;
    }

    void write(Report report, ReportRun running) {
        run = running;
        ReportTable table = report.run(running);
        begin(table, table.records());
        table.rows(Integer.MAX_VALUE).forEach(sink::row);
        table.totals().forEach(sink::row);
        sink.end(empty(table, table.records()));
    }

    @Override
    public void take(ReportTable table, ResultRow row) {
        begin(table, NOT_COUNTED_YET);
        sink.row(row);
    }

    private void begin(ReportTable table, long records) {
        if (!begun) {
            begun = true;
            sink.begin(empty(table, records));
        }
    }

    private ReportResult empty(ReportTable table, long records) {
        ReportRun of = Objects.requireNonNull(run);
        ReportSpec spec = of.spec();
        return new ReportResult(spec.code(), spec.title(), of.texts(), of.entity(), table.period(), of.currency(),
                table.decimals(), table.header(), List.of(), List.of(), table.notes(), table.trueCount(), null, null,
                proof.apply(of, records));
    }
}
