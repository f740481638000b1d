package com.superscapes.api.statement;

/**
 * @param id       actual, prior-period, prior-year, budget; variance.X, variance-percent.X for each comparative X; in a trial
 *                 balance opening, debit, credit, closing; member.CODE, unassigned and other beside actual, their total, where a
 *                 dimension stands as columns
 * @param scenario first line of the head, for example "Actual" or "B/(W)"
 * @param period   second line of the head, for example "Oct 2026" or "YTD Oct 2026"
 */
public record StatementColumn(String id, String scenario, String period, Kind kind) {

    /** MONEY: an amount as displayed; VARIANCE: better/(worse) or plain change; PERCENT: a ratio, 0.05 is 5 %. */
    public enum Kind {
        MONEY, VARIANCE, PERCENT
    }
}
