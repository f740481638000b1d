package com.superscapes.sample.chart;

/**
 * An account of the general ledger.
 *
 * @param code   four digits, the account's number
 * @param type   asset, liability, equity, revenue or expense
 * @param statementClass finer than the type, such as receivable
 * @param parent code of the account above; empty at the top
 * @param normal D or C, the side on which it usually has its balance
 */
public record Account(String code, String name, String type, String statementClass, String parent, String normal) {

    /** True for revenue and expense accounts, which a year's closing entries empty. */
    public boolean isProfitAndLoss() {
        return type.equals("revenue") || type.equals("expense");
    }
}
