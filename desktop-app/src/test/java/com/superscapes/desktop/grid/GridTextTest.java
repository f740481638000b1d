package com.superscapes.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTextTest {

    @ParameterizedTest
    @CsvSource({"0.49,1,0", "-0.49,1,0", "0.50,1,1", "-1,1,-1", "-1,0,0"})
    void aVarianceThatPrintsAsZeroIsNeitherBetterNorWorse(BigDecimal variance, int polarity, int direction) {
        ReportRow row = new ReportRow("x", RowStyle.LINE, 0, List.of(Cell.text("X"), Cell.number(variance)), List.of(),
                polarity);
        ReportProof proof = ReportProof.of(new BatchInfo(1, null, TieOutState.TIED), "", Map.of(), 1,
                new ReportContext("", Instant.EPOCH, ZoneOffset.UTC));
        Report report = new Report("x", "X", "", "", "USD", 0,
                List.of(ReportColumn.of("label", "", ReportColumn.Kind.TEXT),
                        ReportColumn.of("variance.budget", "B/(W)", ReportColumn.Kind.VARIANCE)),
                List.of(row), null, proof);
        assertThat(GridText.direction(report, row, 1)).isEqualTo(direction);
    }
}
