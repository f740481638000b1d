package com.superscapes.proxy.export;

import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Column;
import com.superscapes.proxy.drill.LineSink;
import com.superscapes.reports.LinesReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines behind a cell on their way into a file, with their sums below. */
final class LinesFile implements LineSink {

    private final FileWriter file;
    private final Map<String, String> filters;
    private final ReportContext context;
    private final Map<String, BigDecimal> sums = new HashMap<>();
    private @Nullable LinePage head;
    private int lines;

    /** @param filters what is asked for, for people */
    LinesFile(FileWriter file, Map<String, String> filters, ReportContext context) {
        this.file = file;
        this.filters = filters;
        this.context = context;
    }

    @Override
    public void begin(LinePage page) {
        head = page;
        file.begin(report(page));
    }

    @Override
    public void line(List<@Nullable Object> cells) {
        List<Column> columns = Objects.requireNonNull(head).columns();
        for (int i = 0; i < columns.size(); i++) {
            if (cells.get(i) instanceof BigDecimal amount) {
                sums.merge(columns.get(i).id(), amount, BigDecimal::add);
            }
        }
        file.add(LinesReport.row(columns, cells, lines++), true);
    }

    void end() {
        LinePage page = Objects.requireNonNull(head);
        if (lines > 0) {
            file.add(LinesReport.total(page.columns(), sums), false);
        }
        file.end(report(page));
    }

    private Report report(LinePage page) {
        return LinesReport.head("Ledger lines", "", "", filters, page, context);
    }
}
