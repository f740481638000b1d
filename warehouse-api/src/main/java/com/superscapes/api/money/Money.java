package com.superscapes.api.money;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount in one currency, debit positive and credit negative, exact.
 *
 * @param amount   in units of the currency (not minor units)
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws MixedCurrencyException if the currencies differ: nothing here converts */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws MixedCurrencyException if the currencies differ: nothing here converts */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /** True whatever the scale: 0 and 0.00 are both zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new MixedCurrencyException(currency, other.currency);
        }
        return other;
    }
}
