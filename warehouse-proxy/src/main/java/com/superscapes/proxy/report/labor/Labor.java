package com.superscapes.proxy.report.labor;

import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** What the labor reports have in common: a period, or its fiscal year up to it. */
final class Labor {

    private Labor() {
    }

    static void period(ReportTable table, ReportRun run, Parameter<String> span) {
        table.period((run.get(span).equals("year") ? "Year to date, " : "") + run.get(Parameters.PERIOD).name());
    }

    static Query bind(ReportRun run, String sql, Parameter<String> span) {
        int period = run.get(Parameters.PERIOD).key();
        return run.query(sql).bind("first", run.get(span).equals("year") ? period / 100 * 100 + 1 : period)
                .bind("last", period);
    }

    /** How many records stand behind the rows, each of which counts its own. */
    static long records(List<Map<String, Object>> rows) {
        return rows.stream().mapToLong(row -> count(row, "records").longValueExact()).sum();
    }

    /** A whole number; zero for null. */
    static BigDecimal count(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? BigDecimal.valueOf(number.longValue()) : BigDecimal.ZERO;
    }

    /** Zero for null. */
    static BigDecimal amount(Map<String, Object> row, String column) {
        return row.get(column) instanceof BigDecimal value ? value : BigDecimal.ZERO;
    }
}
