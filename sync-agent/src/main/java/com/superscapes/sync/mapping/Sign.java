package com.superscapes.sync.mapping;

/** What a positive single amount means. */
public enum Sign {
    DEBIT_POSITIVE, CREDIT_POSITIVE,
    /** Debit for assets, expenses and statistics, credit for liabilities, equity and revenue. */
    BY_ACCOUNT_TYPE
}
