package com.superscapes.api.ledger;

import com.superscapes.api.proof.BatchInfo;
import java.util.List;

/**
 * What the caller's filters can choose from, and the batch it holds for. Answer of {@code GET /v1/ledger}.
 *
 * @param scenarios those with figures, budgets among them
 * @param budgets   versions of the budget that have figures
 */
public record LedgerSummary(List<Company> companies, List<String> currencies, List<Branch> branches,
        List<Choice> divisions, List<Choice> scenarios, List<Choice> budgets,
        List<FiscalPeriod> periods, BatchInfo batch) {

    /** A member of a dimension: its code and its name for people. */
    public record Choice(String code, String name) {
    }
}
