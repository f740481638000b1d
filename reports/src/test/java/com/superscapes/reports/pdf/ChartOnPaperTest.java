package com.superscapes.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Report;
import com.superscapes.reports.Samples;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.ChartSpec.Kind;
import com.superscapes.reports.chart.ChartSpec.Series;
import com.superscapes.reports.chart.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartOnPaperTest {

    private static final List<String> MONTHS = List.of("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
            "Aug", "Sep", "Oct");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsDrawnAsLinesAndTextWithinThePage(Kind kind) throws IOException {
        Report report = Samples.balanceSheet().withChart(chart(kind));
        byte[] pdf = PdfPages.write(report, Paper.A4);
        if (System.getProperty("superscapes.pictures") != null) {
            Files.write(Path.of(System.getProperty("superscapes.pictures"), "chart-" + kind + ".pdf"), pdf);
        }
        try (PDDocument document = PdfPages.open(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.append(PdfPages.text(document, page));
            }
            assertThat(text.toString()).contains("Revenue by month (USD thousands)", "Nov", "Oct");
            // The actual of October.
            assertThat(text.toString()).contains(kind == Kind.WATERFALL ? "1,440" : "310");
            assertThat(PdfPages.overlaps(PdfPages.runs(document))).isEmpty();
            PdfPages.runs(document).forEach(run -> assertThat(run.size()).isGreaterThanOrEqualTo(7f));
        }
    }

    @Test
    void aProfitAndLossIsDrawnByItsProfitsInEveryScenario() {
        ChartSpec chart = Samples.profitAndLoss().chart();
        assertThat(chart).isNotNull();
        assertThat(chart.categories()).containsExactly("Net revenue", "Gross profit", "Operating income",
                "Net income");
        assertThat(chart.series()).extracting(Series::scenario).containsExactly(Scenario.ACTUAL,
                Scenario.PRIOR_PERIOD, Scenario.PRIOR_YEAR, Scenario.BUDGET, Scenario.FORECAST);
        assertThat(chart.unit()).isEqualTo("USD thousands");
    }

    @Test
    void aBalanceSheetIsDrawnByItsSidesAndTheRepeatedTotalOnce() {
        ChartSpec chart = Samples.balanceSheet().chart();
        assertThat(chart).isNotNull();
        assertThat(chart.categories()).containsExactly("Total assets", "Total liabilities", "Total equity");
    }

    @Test
    void aTrialBalanceHasNoChart() {
        assertThat(Samples.trialBalance(10).chart()).isNull();
    }

    private static ChartSpec chart(Kind kind) {
        List<@Nullable BigDecimal> actual = new ArrayList<>();
        List<@Nullable BigDecimal> budget = new ArrayList<>();
        for (int i = 0; i < MONTHS.size(); i++) {
            actual.add(BigDecimal.valueOf(i == 3 ? -120 : 200 + i * 10L));
            budget.add(i == 0 ? null : BigDecimal.valueOf(180 + i * 12L));
        }
        if (kind == Kind.WATERFALL) {
            actual.set(11, BigDecimal.valueOf(1440));
            return new ChartSpec("Revenue by month", "USD thousands", kind, MONTHS,
                    List.of(new Series("Actual", Scenario.ACTUAL, actual)), Set.of(11));
        }
        return ChartSpec.of("Revenue by month", "USD thousands", kind, MONTHS,
                List.of(new Series("Actual", Scenario.ACTUAL, actual), new Series("Budget", Scenario.BUDGET, budget)));
    }
}
