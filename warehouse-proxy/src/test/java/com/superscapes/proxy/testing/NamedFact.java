package com.superscapes.proxy.testing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An invoice line or job cost (amount debit positive, hours zero), or hours of a time entry (account 0). Job, customer and
 * service line are codes, empty for none.
 */
public record NamedFact(LocalDate date, int period, int account, int branch, String job, String customer,
        String serviceLine, BigDecimal amount, BigDecimal hours, BigDecimal overtime) {
}
