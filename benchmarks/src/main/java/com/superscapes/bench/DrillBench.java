package com.superscapes.bench;

import com.superscapes.bench.serve.DrillPages;
import com.superscapes.bench.load.FilledWarehouse;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of 200 lines anywhere in one large account against its first page, over HTTPS with sign-in, row security and audit. */
public final class DrillBench {

    private static final BenchOptions COMPANY = new BenchOptions(100_000, 1);
    private static final int ROUNDS = 5;
    private static final int FIRST_PER_ROUND = 8;
    private static final int ANYWHERE_PER_ROUND = 60;

    private DrillBench() {
    }

    /** Measures; the temporary server and files are gone afterwards. @param lines of the account, beside its own */
    public static BenchResult run(long lines, BenchProgress progress) throws IOException, SQLException {
        try (Workbench bench = Workbench.open(COMPANY, progress)) {
            DrillPages.prepare(bench.export(), lines);
            WarehouseLogins logins = FilledWarehouse.of(bench, progress);
            try (DrillPages pages = DrillPages.open(logins, bench.folder("serve"))) {
                progress.step("Reading the account from its first line to its last");
                List<String> cursors = pages.walk();
                pages.first(FIRST_PER_ROUND);
                progress.step("Asking for pages anywhere");
                Timing[] first = new Timing[ROUNDS];
                Timing[] anywhere = new Timing[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    first[round] = pages.first(FIRST_PER_ROUND);
                    anywhere[round] = pages.anywhere(cursors, ANYWHERE_PER_ROUND, round);
                }
                return result(lines, cursors.size(), Timing.together(first), Timing.together(anywhere));
            }
        }
    }

    private static BenchResult result(long lines, int cursors, Timing first, Timing anywhere) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", lines);
        figures.put("complete", true);
        figures.put("pagesWalked", cursors + 1);
        figures.put("firstP50Seconds", Timing.seconds(first.quantile(0.5)));
        figures.put("firstP95Seconds", Timing.seconds(first.quantile(0.95)));
        figures.put("anywhereP50Seconds", Timing.seconds(anywhere.quantile(0.5)));
        figures.put("anywhereP95Seconds", Timing.seconds(anywhere.quantile(0.95)));
        figures.put("anywhereP99Seconds", Timing.seconds(anywhere.quantile(0.99)));
        BigDecimal ratio = BigDecimal.valueOf(anywhere.quantile(0.95)).divide(BigDecimal.valueOf(first.quantile(0.5)),
                new MathContext(4, RoundingMode.HALF_UP));
        return new BenchResult("drill", ratio, figures);
    }
}
