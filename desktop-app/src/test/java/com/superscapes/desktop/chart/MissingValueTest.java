package com.superscapes.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.Scenario;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValueTest {

    private static final ChartSpec SPEC = ChartSpec.of("Revenue", "USD", ChartSpec.Kind.COLUMN, List.of("Sep", "Oct"),
            List.of(new ChartSpec.Series("Actual", Scenario.ACTUAL, Arrays.asList(new BigDecimal("5"), null))));

    @Test
    void aMissingValuePrintsNothingAndIsStillSaid() {
        for (Marks marks : List.of(new ColumnMarks(SPEC, category -> {
        }), new BarMarks(SPEC, category -> {
        }))) {
            assertThat(marks.values).extracting(label -> label.getText().strip()).containsExactly("5", "");
            assertThat(marks.values.getLast().getAccessibleText()).isEqualTo("Oct blank");
        }
    }

    @Test
    void hoveringOverAMissingValuePrintsNoWordForIt() {
        assertThat(ChartView.hover(SPEC, 1)).isEqualTo("Oct\nUSD");
    }
}
