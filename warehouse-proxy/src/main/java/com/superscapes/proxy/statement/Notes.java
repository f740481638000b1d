package com.superscapes.proxy.statement;

import com.superscapes.api.statement.StatementOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader of a statement must know beside its figures. */
final class Notes {

    private Notes() {
    }

    static List<String> of(StatementPlan plan, Moves moves) {
        List<String> notes = new ArrayList<>();
        if (plan.request().statement().equals(Columns.CASH_FLOW)) {
            cash(moves.first(), notes);
        }
        BigDecimal above = plan.options().reclassifyAbove();
        if (plan.request().statement().equals(Columns.BALANCE_SHEET) && above != null) {
            notes.add("Customers' credit balances, vendors' debit balances and overdrawn bank accounts above "
                    + above.toPlainString() + " stand on the other side of the balance sheet.");
        }
        StatementOptions.View view = plan.options().view();
        if (view == StatementOptions.View.UNADJUSTED) {
            notes.add("Before adjusting and closing entries of the periods shown.");
        } else if (view == StatementOptions.View.ADJUSTED) {
            notes.add("After adjusting entries, before closing entries of the periods shown.");
        }
        if (plan.options().template() != null) {
            notes.add("Rows of version " + plan.options().template() + " of the template, as asked for.");
        }
        if (!plan.filters().adjustments()) {
            notes.add("Without the adjustment period 13.");
        }
        return notes;
    }

    private static void cash(Map<String, BigDecimal> moved, List<String> notes) {
        said(moved, "financed.capex", "Equipment bought on debt, which moved no cash: ", notes);
        said(moved, "unpaid.capex", "Change of equipment bought and not yet paid: ", notes);
    }

    private static void said(Map<String, BigDecimal> moved, String name, String words, List<String> notes) {
        BigDecimal amount = moved.getOrDefault(name, BigDecimal.ZERO);
        if (amount.signum() != 0) {
            notes.add(words + amount.toPlainString() + ".");
        }
    }
}
