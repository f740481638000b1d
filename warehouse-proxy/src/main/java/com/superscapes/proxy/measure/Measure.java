package com.superscapes.proxy.measure;

/**
 * What is summed over a span of periods, debit positive. {@code r} is a rollup row, {@code s} a span.
 * A balance is the sum of openings and movements up to a period, plus the balance the source states at it.
 */
public enum Measure {
    /** Movement without closing entries: what profit and loss shows. */
    FLOW("r.amount - r.closing_entries", false),
    /** Movement with closing entries. */
    MOVEMENT("r.amount", false),
    /** Debits of ledger lines, positive. */
    DEBIT("r.debit", false),
    /** Credits of ledger lines, positive. */
    CREDIT("r.credit", false),
    /** What closing entries moved. */
    CLOSING_ENTRIES("r.closing_entries", false),
    /** Change of the balance over the span without closing entries and without opening balances brought in. */
    CHANGE("case when r.period_key >= s.from_key then r.amount - r.closing_entries else 0 end"
            + " + case when r.period_key = s.to_key then r.stated_balance else 0 end"
            + " - case when r.period_key = s.before_key then r.stated_balance else 0 end", true),
    /** Hours worked: regular, overtime and premium, of time entries; no account. */
    HOURS("r.hours", false),
    /** Overtime hours of time entries; no account. */
    OVERTIME_HOURS("r.overtime", false),
    /** Balance at the start of the span, with the opening balances brought in during it. */
    OPENING("r.opening + case when r.period_key < s.from_key then r.amount else 0 end"
            + " + case when r.period_key = s.before_key then r.stated_balance else 0 end", true),
    /** Balance at the end of the span. */
    CLOSING("r.opening + r.amount + case when r.period_key = s.to_key then r.stated_balance else 0 end", true),
    /** Ledger lines and month amounts in the span. */
    LINES("r.line_count", false),
    /** Ledger lines and month amounts up to the end of the span. */
    LINES_TO_END("r.line_count", true),
    /** Ledger lines and month amounts before the span. */
    LINES_BEFORE("case when r.period_key < s.from_key then r.line_count else 0 end", true);

    private final String expression;
    private final boolean stock;

    Measure(String expression, boolean stock) {
        this.expression = expression;
        this.stock = stock;
    }

    /** The measure that counts what this one adds. */
    public Measure lines() {
        return switch (this) {
            case OPENING -> LINES_BEFORE;
            case CLOSING -> LINES_TO_END;
            default -> LINES;
        };
    }

    /** True for hours, which stand on no account. */
    public boolean hours() {
        return this == HOURS || this == OVERTIME_HOURS;
    }

    String expression() {
        return expression;
    }

    /** True for balances, which read every period up to the end of the span. */
    public boolean stock() {
        return stock;
    }
}
