package com.superscapes.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1234567.895|2|1,234,567.90", "-1234.5|2|(1,234.50)", "0.00|2|\u2013",
            "0.4|0|\u2013", "-0.4|0|\u2013", "999.5|0|1,000", "-999|0|(999)", "12|0|12", "123456|0|123,456",
            "1E+3|0|1,000"})
    void anAmountReadsAsAnAccountantWritesIt(BigDecimal value, int decimals, String shown) {
        assertThat(Figures.amount(value, decimals)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.0512|5.1%", "-0.05|(5.0%)", "0|\u2013", "12.345|1,234.5%"})
    void aRatioReadsAsAPercentage(BigDecimal value, String shown) {
        assertThat(Figures.percent(value)).isEqualTo(shown);
    }

    @Test
    void aDifferenceOfRatiosReadsInPoints() {
        assertThat(Figures.points(new BigDecimal("-0.0123"))).isEqualTo("(1.2 pp)");
    }

    @Test
    void theMachinesLanguageChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("nb-NO"));
            assertThat(Figures.amount(new BigDecimal("-1234.5"), 2)).isEqualTo("(1,234.50)");
            assertThat(Figures.count(12_345)).isEqualTo("12,345");
            assertThat(Times.minute(Instant.parse("2026-11-21T08:14:00Z"), ZoneId.of("America/Chicago")))
                    .isEqualTo("Nov 21, 2026 02:14 CST");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"999999,UNITS", "1000000,THOUSANDS", "-999999999,THOUSANDS", "1000000000,MILLIONS", "0,UNITS"})
    void theScaleLeavesAtMostSixDigits(BigDecimal largest, Scale scale) {
        assertThat(Scale.fitting(largest)).isEqualTo(scale);
    }
}
