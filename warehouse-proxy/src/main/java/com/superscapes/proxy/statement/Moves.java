package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts that a template moves between rows though they are no account's: what a cash flow has to take out of the changes
 * of balances, and what a balance sheet shows on its other side. Each is read once per column; a template adds it to one row
 * and subtracts it from another, so that totals stay what the ledger says.
 */
final class Moves {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(AllocatedOverhead.MOVE, "Overhead allocated"),
            Map.entry("disposal.cost", "Cost of equipment disposed of"),
            Map.entry("disposal.depreciation", "Depreciation of equipment disposed of"),
            Map.entry("disposal.proceeds", "Proceeds of equipment disposed of"),
            Map.entry("disposal.gain", "Gain (loss) on equipment disposed of"),
            Map.entry("financed.capex", "Equipment bought on debt, without cash"),
            Map.entry("unpaid.capex", "Equipment bought and not yet paid"),
            Map.entry("reclass.receivables", "Customers' credit balances"),
            Map.entry("reclass.payables", "Vendors' debit balances"),
            Map.entry("reclass.overdrafts", "Overdrawn bank accounts"));

    /** Nothing is moved. */
    static final Moves NONE = new Moves(List.of());

    // One map per column.
    private final List<Map<String, BigDecimal>> amounts;

    private Moves(List<Map<String, BigDecimal>> amounts) {
        this.amounts = amounts;
    }

    /** Amounts known already, by name; one map per column. */
    static Moves of(List<Map<String, BigDecimal>> amounts) {
        return new Moves(amounts);
    }

    static Moves read(Snapshot snapshot, StatementPlan plan, AccountAmounts accounts) {
        boolean any = plan.template().rows().stream().anyMatch(row -> !row.plus().isEmpty());
        if (!any) {
            return NONE;
        }
        List<Map<String, BigDecimal>> amounts = new ArrayList<>();
        for (int column = 0; column < plan.columns().size(); column++) {
            amounts.add(plan.request().statement().equals(Columns.CASH_FLOW)
                    ? NonCash.read(snapshot, plan, plan.columns().get(column).span())
                    : OtherSide.read(snapshot, plan, accounts, column));
        }
        return new Moves(amounts);
    }

    /** @throws InvalidTemplateException an amount that isn't known here */
    static void require(String row, String signed) {
        if (!LABELS.containsKey(signed.substring(1))) {
            throw new InvalidTemplateException(row,
                    "Row " + row + " adds " + signed.substring(1) + ", which is unknown");
        }
    }

    /** For people. */
    static String label(String signed) {
        return LABELS.getOrDefault(signed.substring(1), signed);
    }

    /** All that moves into a row. */
    BigDecimal amount(TemplateRow row, int column) {
        return row.plus().stream().map(name -> amount(name, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One of them, with its sign. */
    BigDecimal amount(String signed, int column) {
        @Nullable
        BigDecimal amount = amounts.isEmpty() ? null : amounts.get(column).get(signed.substring(1));
        BigDecimal known = Amounts.orZero(amount);
        return Amounts.money(signed.startsWith("-") ? known.negate() : known);
    }

    /** What moved in the first column, for notes; by name, without zeros. */
    Map<String, BigDecimal> first() {
        return amounts.isEmpty() ? Map.of() : amounts.getFirst();
    }
}
