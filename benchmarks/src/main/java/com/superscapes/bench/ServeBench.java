package com.superscapes.bench;

import com.superscapes.bench.serve.LoadFigures;
import com.superscapes.bench.serve.ServeRun;
import com.superscapes.bench.setup.Workbench;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Many clients at once ask for tiles: the server (HTTPS, sign-in, row security, proof, audit; no answer kept) against PostGraphile 4
 * (HTTP, row security) over the same aggregate on the same Postgres. Both must give the same numbers. Then the
 * server once more with answers kept, for itself.
 */
public final class ServeBench {

    private ServeBench() {
    }

    /**
     * Measures; the temporary server and files are gone afterwards.
     *
     * @param clients at once
     * @param seconds that each side is measured
     * @throws MissingSoftware when npm or Node.js is missing
     */
    public static BenchResult run(BenchOptions options, int clients, int seconds, BenchProgress progress)
            throws IOException, SQLException, MissingSoftware {
        if (clients < 1 || seconds < 1) {
            throw new IllegalArgumentException("The bench needs at least one client and one second.");
        }
        try (Workbench bench = Workbench.open(options, progress)) {
            ServeRun run = ServeRun.prepare(bench, clients, seconds, progress);
            run.compare();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("lines", bench.sample().lines());
            figures.put("clients", clients);
            figures.put("seconds", seconds);
            figures.put("processors", Runtime.getRuntime().availableProcessors());
            figures.put("identical", true);
            LoadFigures ours = run.ours("ours", ServeRun.UNCACHED, figures);
            LoadFigures reference = run.reference("reference", figures);
            run.ours("oursCached", ServeRun.CACHED, figures);
            figures.put("p99Lower", ours.p99().compareTo(reference.p99()) < 0);
            return new BenchResult("serve", secondsRatio(ours, reference), figures);
        }
    }

    /** Seconds a request takes the machine: ours ÷ reference. */
    private static BigDecimal secondsRatio(LoadFigures ours, LoadFigures reference) {
        return reference.requestsPerSecond().divide(ours.requestsPerSecond(),
                new MathContext(4, RoundingMode.HALF_UP));
    }
}
