package com.superscapes.sync.csv;

import com.superscapes.sync.mapping.Column;
import java.util.List;
import java.util.Map;

/**
 * The general ledger and the trial balance of the AICPA Audit Data Standard (July 2015), known by their field names. Blanks
 * and underscores do not count: one published name has a stray blank in it.
 */
final class AuditDataStandard {

    private static final List<String> LEDGER = List.of("journalid", "effectivedate", "glaccountnumber", "amount",
            "amountcreditdebitindicator");
    private static final String ACCOUNT = "glaccountnumber";

    /** Fields that journals of other origin do not have under these names. */
    static final Map<Column, List<String>> FURTHER = Map.of(Column.POSTED_BY, List.of("enteredby"), Column.POSTED_AT,
            List.of("entereddate"), Column.MODULE, List.of("source"), Column.REFERENCE, List.of("jeheaderdescription"));

    static final Map<Column, List<String>> TRIAL_BALANCE = Map.of(Column.ACCOUNT, List.of(ACCOUNT), Column.DATE,
            List.of("balanceasofdate"), Column.FISCAL_YEAR, List.of("fiscalyear"), Column.PERIOD, List.of("period"),
            Column.OPENING, List.of("amountbeginning", "beginningbalance"), Column.CLOSING,
            List.of("amountending", "endingbalance"), Column.CURRENCY, List.of("amountcurrency"), Column.BRANCH,
            List.of("businessunitcode"));

    private AuditDataStandard() {
    }

    /** @param header names without anything but letters and digits, in lower case */
    static boolean isLedger(List<String> header) {
        return header.containsAll(LEDGER);
    }

    /** @param columns found by {@link #TRIAL_BALANCE} */
    static boolean isTrialBalance(Map<Column, String> columns) {
        return columns.containsKey(Column.ACCOUNT) && columns.containsKey(Column.CLOSING)
                && (columns.containsKey(Column.DATE) || columns.containsKey(Column.PERIOD));
    }
}
