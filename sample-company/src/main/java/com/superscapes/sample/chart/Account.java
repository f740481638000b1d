package com.superscapes.sample.chart;

/**
 * An account of the general ledger.
 *
 * @param code   four digits, the account's number
 * @param type   asset, liability, equity, revenue or expense
 * @param normal D or C, the side on which it usually has its balance
 */
public record Account(String code, String name, String type, String normal) {

    /** True for revenue and expense accounts, which a year's closing entries empty. */
    public boolean isProfitAndLoss() {
        return type.equals("revenue") || type.equals("expense");
    }
}
