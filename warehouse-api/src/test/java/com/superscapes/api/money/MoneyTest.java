package com.superscapes.api.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Money TEN = new Money(new BigDecimal("10.10"), "USD");

    @Test
    void sumsAreExact() {
        assertThat(TEN.plus(new Money(new BigDecimal("0.2"), "USD")).amount()).isEqualByComparingTo("10.30");
        assertThat(TEN.minus(TEN).isZero()).isTrue();
        assertThat(TEN.negate().plus(TEN).isZero()).isTrue();
    }

    @Test
    void amountsOfTwoCurrenciesAreNeverAdded() {
        var euro = new Money(BigDecimal.ONE, "EUR");
        assertThatThrownBy(() -> TEN.plus(euro)).isInstanceOf(MixedCurrencyException.class)
                .hasMessageContaining("USD").hasMessageContaining("EUR");
        assertThatThrownBy(() -> TEN.minus(euro)).isInstanceOf(MixedCurrencyException.class);
    }

    @Test
    void zeroIsZeroAtEveryScale() {
        assertThat(new Money(new BigDecimal("0.0000"), "USD").isZero()).isTrue();
        assertThat(TEN.isZero()).isFalse();
    }
}
