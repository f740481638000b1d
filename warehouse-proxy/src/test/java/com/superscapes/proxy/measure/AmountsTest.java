package com.superscapes.proxy.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"110,100,0.100000", "-110,-100,-0.100000", "100,0,", "0,0,", "-1,100,", "1099,100,9.990000",
            "1100,100,",
            "0,100,-1.000000"})
    void aPercentageIsNotMeaningfulWithoutComparatorAcrossZeroOrBeyond999(BigDecimal actual, BigDecimal comparator,
            @Nullable BigDecimal percent) {
        assertThat(Amounts.percent(actual.subtract(comparator), actual, comparator)).isEqualTo(percent);
    }
}
