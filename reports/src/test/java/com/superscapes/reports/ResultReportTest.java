package com.superscapes.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultChart;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultColumn.Kind;
import com.superscapes.api.report.ResultRow;
import com.superscapes.reports.chart.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResultReportTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static ResultRow row(String id, ResultRow.Kind kind, List<Integer> notMeaningful, Object... cells) {
        return new ResultRow(id, kind, 0, Arrays.asList(cells), notMeaningful, 0, null, Map.of());
    }

    private static Report report(int decimals) {
        List<ResultColumn> columns = List.of(column("name", Kind.TEXT), column("day", Kind.DATE),
                column("open", Kind.MONEY), column("hours", Kind.QUANTITY), column("share", Kind.PERCENT),
                column("count", Kind.COUNT), column("held", Kind.FLAG));
        List<ResultRow> rows = List.of(
                row("a", ResultRow.Kind.DETAIL, List.of(), "Acme", "2026-10-31", "1234.56", "7.5", "0.25", 3, true),
                row("b", ResultRow.Kind.DETAIL, List.of(4), "Bolt", null, "-10.00", "0", null, -2, false));
        List<ResultRow> totals = List.of(
                row("total", ResultRow.Kind.TOTAL, List.of(), "Total", null, "1224.56", "7.5", "1", 1, null),
                row("ledger", ResultRow.Kind.NOTE, List.of(), "Ledger", null, "1224.56", null, null, null, null));
        ResultChart chart = new ResultChart("Open", ResultChart.Kind.COLUMN, List.of("A", "B"),
                List.of(new ResultChart.Series("Open", "FORECAST",
                        Arrays.asList(new BigDecimal("12345678.90"), null))));
        Proof proof = new Proof(new BatchInfo(7, NOON, TieOutState.TIED), null, "What is open.", Map.of(),
                "Entity-wide",
                null, 2, List.of(), List.of(), NOON);
        return ResultReport.of(new ReportResult("open", "Open", Map.of(), "Acme Inc.", "As of Oct 31, 2026", "USD",
                decimals, columns, rows, totals, List.of("Mind the gap."), 2, null, chart, proof),
                new ReportContext("Controller", NOON, ZoneOffset.UTC));
    }

    private static ResultColumn column(String code, Kind kind) {
        return new ResultColumn(code, code, "", kind, false);
    }

    private static List<String> texts(Report report, int row) {
        return report.columns().stream()
                .map(column -> CellText.of(report, report.rows().get(row), report.columns().indexOf(column))).toList();
    }

    @Test
    void everyKindOfCellReadsAsFinanceReadsIt() {
        Report report = report(2);
        assertThat(texts(report, 0)).containsExactly("Acme", "2026-10-31", "1,234.56", "7.50", "25.0%", "3", "Yes");
        assertThat(texts(report, 1)).containsExactly("Bolt", "", "(10.00)", "\u2013", "n.m.", "(2)", "");
        assertThat(texts(report(0), 0)).contains("1,235", "7.50");
    }

    @Test
    void totalsComeLastAndNotesStandWithTheProof() {
        Report report = report(2);
        assertThat(report.rows()).extracting(ReportRow::style).containsExactly(RowStyle.DETAIL, RowStyle.DETAIL,
                RowStyle.TOTAL, RowStyle.LINE);
        assertThat(ProofText.facts(report)).contains(new ProofText.Fact("Note", "Mind the gap."));
    }

    @Test
    void aChartIsInTheScaleThatFitsAndSaysSo() {
        var chart = Objects.requireNonNull(report(2).chart());
        assertThat(chart.unit()).isEqualTo("USD thousands");
        assertThat(chart.series().getFirst().scenario()).isEqualTo(Scenario.FORECAST);
        assertThat(chart.series().getFirst().values().getFirst()).isEqualByComparingTo("12345.67890");
        assertThat(chart.series().getFirst().values().getLast()).isNull();
    }
}
