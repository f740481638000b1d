package com.superscapes.bench;

import com.superscapes.bench.load.FilledWarehouse;
import com.superscapes.bench.serve.ReportTimes;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each report takes over HTTPS, read from the records every time, in a company with all its operations. */
public final class ReportsBench {

    /** What nobody should have to wait longer for, in seconds: the ratio's reference. */
    private static final BigDecimal PATIENCE = BigDecimal.valueOf(2);

    private ReportsBench() {
    }

    /** Measures; the temporary server and files are gone afterwards. */
    public static BenchResult run(BenchOptions options, BenchProgress progress) throws IOException, SQLException {
        try (Workbench bench = Workbench.openWithOperations(options, progress)) {
            WarehouseLogins logins = FilledWarehouse.of(bench, progress);
            try (ReportTimes reports = ReportTimes.open(logins, bench.folder("serve"))) {
                return result(bench.sample().lines(), times(reports, options.rounds(), progress));
            }
        }
    }

    /** The median of each, after one that is not counted. */
    private static Map<String, Long> times(ReportTimes reports, int count, BenchProgress progress) throws IOException {
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (String code : reports.codes()) {
            reports.time(code);
            long[] rounds = new long[count];
            for (int round = 0; round < count; round++) {
                rounds[round] = reports.time(code);
            }
            Arrays.sort(rounds);
            nanos.put(code, rounds[count / 2]);
            progress.step(code + " " + rounds[count / 2] / 1_000_000 + " ms");
        }
        return nanos;
    }

    private static BenchResult result(long lines, Map<String, Long> nanos) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", lines);
        Map<String, BigDecimal> seconds = new LinkedHashMap<>();
        nanos.forEach((code, took) -> seconds.put(code, Timing.seconds(took)));
        figures.put("secondsByReport", seconds);
        Map.Entry<String, BigDecimal> slowest = seconds.entrySet().stream().max(Map.Entry.comparingByValue())
                .orElseThrow();
        figures.put("slowest", slowest.getKey());
        return new BenchResult("reports",
                slowest.getValue().divide(PATIENCE, new MathContext(4, RoundingMode.HALF_UP)), figures);
    }
}
