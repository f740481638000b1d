package com.superscapes.bench;

import com.superscapes.bench.query.ScopingCost;
import com.superscapes.bench.serve.LoadFigures;
import com.superscapes.bench.serve.ServeRun;
import com.superscapes.bench.serve.Starts;
import com.superscapes.bench.load.FilledWarehouse;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The server's own measures: start, end, memory, what scoping costs, and tiles a second with nothing kept and with answers kept. */
public final class ScoreboardBench {

    /** Tiles a second that are asked for. */
    private static final BigDecimal WANTED = BigDecimal.valueOf(2_500);

    private ScoreboardBench() {
    }

    /** Measures; the temporary server and files are gone afterwards. The ratio is tiles a second asked for ÷ those reached. */
    public static BenchResult run(BenchOptions options, int clients, int seconds, BenchProgress progress)
            throws IOException, SQLException {
        try (Workbench bench = Workbench.open(options, progress)) {
            WarehouseLogins logins = FilledWarehouse.of(bench, progress);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("lines", bench.sample().lines());
            progress.step("Starting and ending the server");
            Starts.measure(logins.proxy(), bench.folder("serve"), figures);
            progress.step("Reading as somebody and as nobody");
            figures.put("scopingMs", ScopingCost.milliseconds(logins));
            ServeRun run = ServeRun.of(bench, logins, clients, seconds, progress);
            figures.put("clients", clients);
            LoadFigures tiles = run.ours("tiles", ServeRun.UNCACHED, figures);
            run.ours("tilesCached", ServeRun.CACHED, figures);
            return new BenchResult("scoreboard", WANTED.divide(tiles.requestsPerSecond(),
                    new MathContext(4, RoundingMode.HALF_UP)), figures);
        }
    }
}
