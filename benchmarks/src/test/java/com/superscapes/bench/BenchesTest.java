package com.superscapes.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.sync.odbc.Drivers;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benches from the export to the printed figures, with the real load and the real engine. */
@SuppressWarnings("unchecked")
class BenchesTest {

    private static final BenchOptions SMALL = new BenchOptions(70_000, 1);

    private final List<String> steps = new ArrayList<>();

    @Test
    void theLoadIsMeasuredBetweenTwoCopiesAndTiesOut() throws IOException, SQLException {
        BenchResult result = LoadBench.run(SMALL, steps::add);
        assertThat(result.figures()).containsEntry("rejected", 0).containsEntry("exitCode", 0).containsEntry("rounds",
                1);
        assertThat(result.figures().get("checks").toString()).contains("T1 tied", "T2 tied", "T3 tied", "T4 tied",
                "A1 tied");
        assertThat((List<?>) result.figures().get("copyRounds")).hasSize(2);
        assertThat(((Number) result.figures().get("rows")).longValue())
                .isGreaterThan(((Number) result.figures().get("lines")).longValue());
        assertThat(result.ratio()).isPositive();
        assertThat(steps).contains("Loading", "publish");
    }

    @Test
    void theEngineGivesTheNumbersOfTheFactsInLessTime() throws IOException, SQLException {
        BenchResult result = QueryBench.run(SMALL, steps::add);
        assertThat(result.figures()).containsEntry("identical", true);
        assertThat((Integer) result.figures().get("rows")).isGreaterThan(500);
        assertThat(result.ratio()).isBetween(new BigDecimal("0.0001"), BigDecimal.ONE);
        assertThat((Integer) result.figures().get("homePages")).isGreaterThan(50);
        assertThat((BigDecimal) result.figures().get("homeP95Ratio")).isPositive();
    }

    @Test
    void everyReportThatNeedsNoChoiceIsMeasured() throws IOException, SQLException {
        BenchResult result = ReportsBench.run(new BenchOptions(2_000, 1), steps::add);
        assertThat((Map<String, Object>) result.figures().get("secondsByReport"))
                .containsKeys("ar-ageing", "cash-13-weeks", "wip", "period-close").doesNotContainKey("ar-customer");
        assertThat(result.ratio()).isPositive();
    }

    @Test
    void aLargeAccountIsReadWholeAndItsPagesAreMeasured() throws IOException, SQLException {
        BenchResult result = DrillBench.run(3_000, steps::add);
        assertThat(result.figures()).containsEntry("complete", true);
        assertThat((Integer) result.figures().get("pagesWalked")).isGreaterThan(6);
        assertThat(result.ratio()).isPositive();
    }

    @Test
    void manyClientsAreServedWithoutErrorsNextToPostGraphile() throws Exception {
        BenchResult result;
        try {
            result = ServeBench.run(SMALL, 16, 2, steps::add);
        } catch (MissingSoftware missing) {
            assumeTrue(false, missing.getMessage());
            return;
        }
        assertThat(result.figures()).containsEntry("identical", true);
        for (String side : List.of("ours", "reference")) {
            assertThat((Map<String, Object>) result.figures().get(side)).containsEntry("errors", 0L)
                    .doesNotContainKey("firstError");
        }
        assertThat(result.ratio()).isPositive();
    }

    @Test
    void theScoreboardKnowsStartEndMemoryAndTiles() throws IOException, SQLException {
        BenchResult result = ScoreboardBench.run(SMALL, 4, 1, steps::add);
        assertThat(result.figures()).containsKeys("startSeconds", "startStopSeconds", "aotCache", "scopingMs");
        assertThat((Map<String, Object>) result.figures().get("tiles")).containsEntry("errors", 0L);
    }

    @Test
    void rowArraysAreMeasuredAgainstOneRowAFetch() throws Exception {
        assumeTrue(Drivers.installed("PostgreSQL Unicode"), "psqlODBC is not installed here (README, system packages)");
        BenchResult result = OdbcBench.run(new BenchOptions(20_000, 1), steps::add);
        assertThat(result.figures()).containsEntry("rows", 20_000L).containsEntry("columns", 10);
        assertThat(result.ratio()).isPositive();
    }

    @Test
    void changedRowsAreMeasuredInAFullAndInAnEmptyWarehouseAndTieOut() throws IOException, SQLException {
        BenchResult result = IncrementBench.run(SMALL, 2_000, steps::add);
        assertThat((Long) result.figures().get("changed")).isBetween(1_900L, 2_300L);
        assertThat(result.figures().get("checks").toString()).contains("T1 tied", "T2 tied", "A1 tied", "R1 tied");
        assertThat(result.ratio()).isPositive();
    }
}
