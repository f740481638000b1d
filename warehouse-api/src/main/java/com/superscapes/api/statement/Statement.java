package com.superscapes.api.statement;

import com.superscapes.api.proof.Proof;
import java.util.List;

/**
 * A statement ready to be shown, exported and printed; the same object feeds screen, XLSX, CSV and PDF.
 *
 * @param title    for example "Profit and loss"
 * @param entity   company or companies and any branch filter, for people
 * @param period   for example "Oct 2026 and year to date"
 * @param currency ISO 4217, of every amount
 * @param notes    what a reader must know: reclassified balances, rounding, amounts without cash
 * @param adjusted cells that rounding moved; empty in cents
 */
public record Statement(String statement, String title, String entity, String period, String currency,
        List<StatementColumn> columns, List<StatementRow> rows, Proof proof, List<String> notes,
        List<RoundedCell> adjusted) {

    /** A statement in cents, without notes. */
    public Statement(String statement, String title, String entity, String period, String currency,
            List<StatementColumn> columns, List<StatementRow> rows, Proof proof) {
        this(statement, title, entity, period, currency, columns, rows, proof, List.of(), List.of());
    }
}
