package com.superscapes.proxy.testing;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One fact as the plain engine reads it; amount is debit positive. */
public record Fact(Kind kind, LocalDate date, int period, int account, int branch, int scenario, BigDecimal debit,
        BigDecimal credit, BigDecimal amount, char entryKind, String entry) {

    /** Which table it stands in. */
    public enum Kind {
        LINE, MOVEMENT, BALANCE, OPENING
    }
}
