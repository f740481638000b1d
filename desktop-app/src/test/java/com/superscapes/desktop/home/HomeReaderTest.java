package com.superscapes.desktop.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.Metric;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeReaderTest {

    @ParameterizedTest
    @CsvSource({"RATIO,1,0.3999,0.3995,0", "RATIO,1,0.4010,0.3995,1", "MONEY,1,100.30,100.00,0",
            "MONEY,-1,100.50,100.00,-1", "MONEY,0,200.00,100.00,0"})
    void aDifferenceThatPrintsAsZeroIsNeitherBetterNorWorse(Column.Kind kind, int polarity, BigDecimal actual,
            BigDecimal base, int direction) {
        var metric = new Metric("m", "M", "", kind, true, polarity, false, List.of());
        assertThat(HomeReader.direction(metric, actual, base)).isEqualTo(direction);
    }
}
