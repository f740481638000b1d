package com.superscapes.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementReportTest {

    @Test
    void everyFigureComesOverUntouched() {
        var statement = Samples.profitAndLossStatement(List.of("prior-year"));
        Report report = StatementReport.of(statement, Samples.CONTEXT);
        for (int r = 0; r < report.rows().size(); r++) {
            var values = statement.rows().get(r).values();
            for (int c = 0; c < values.size(); c++) {
                Cell expected = statement.rows().get(r).notMeaningful().contains(c)
                        ? Cell.NOT_MEANINGFUL
                        : Cell.number(values.get(c));
                assertThat(report.rows().get(r).cells().get(c + 1)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aHeadingWithoutValuesStandsOverBlankCells() {
        Report report = Samples.profitAndLoss();
        ReportRow heading = report.rows().stream().filter(row -> row.style() == RowStyle.HEADING).findFirst()
                .orElseThrow();
        assertThat(heading.cells()).hasSize(report.columns().size());
        assertThat(heading.cells().subList(1, heading.cells().size())).containsOnly(Cell.BLANK);
    }

    @Test
    void variancesKnowTheColumnsTheyComeFrom() {
        Report report = Samples.profitAndLoss("budget");
        assertThat(report.columns()).extracting(ReportColumn::formula).containsExactly(ColumnFormula.NONE,
                ColumnFormula.NONE, ColumnFormula.NONE, new ColumnFormula.Variance("actual", "budget"),
                new ColumnFormula.VariancePercent("variance.budget", "budget"));
    }

    @Test
    void aStatementShowsWholeUnitsAndATrialBalanceCents() {
        assertThat(Samples.profitAndLoss().decimals()).isZero();
        assertThat(Samples.trialBalance(3).decimals()).isEqualTo(2);
        Report balances = Samples.trialBalance(3);
        assertThat(CellText.of(balances, balances.rows().getFirst(), 1)).matches("\\(?[\\d,]+\\.\\d\\d\\)?");
    }

    @Test
    void aRowMustFillItsColumns() {
        Report report = Samples.trialBalance(1);
        List<ReportRow> tooShort = List.of(ReportRow.detail("a", List.of(Cell.text("only one"))));
        assertThatThrownBy(() -> new Report("x", "X", "E", "P", "USD", 2, report.columns(), tooShort, null,
                report.proof())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 cells for 5");
    }
}
