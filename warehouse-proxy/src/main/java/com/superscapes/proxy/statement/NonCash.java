package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Span;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What entries did to property and equipment without cash, in a span. A disposal is an entry that credits equipment: its cost
 * and depreciation leave, and what its profit-and-loss lines hold is the gain. An entry that debits equipment and credits debt,
 * and touches no cash, buys on debt. Equipment on open vendor invoices is bought and not yet paid.
 */
final class NonCash {

    private static final String ENTRIES = "with touched as (select distinct r.entry_id, r.source_key, r.posting_date,"
            + " r.company_key from semantic.ledger_line r join semantic.account a on a.account_key = r.account_key"
            + " where a.statement_class = 'fixed-asset' and r.scenario_key = :scenario and r.entry_kind <> 'C'"
            + " and r.period_key between :from and :to"
            + " and (cast(:through as date) is null or r.period_key < :to or r.posting_date <= cast(:through as date))%s)"
            + " select sum(r.amount) filter (where a.statement_class = 'fixed-asset') as cost,"
            + " coalesce(sum(r.amount) filter (where a.statement_class = 'accumulated-depreciation'), 0) as depreciation,"
            + " coalesce(sum(r.amount) filter (where a.account_type in ('revenue', 'expense')), 0) as result,"
            + " coalesce(sum(r.amount) filter (where a.statement_class in ('current-debt', 'long-term-debt',"
            + " 'other-liability')), 0) as debt, count(*) filter (where a.statement_class = 'cash') as cash"
            + " from touched t join semantic.ledger_line r on r.entry_id = t.entry_id and r.source_key = t.source_key"
            + " and r.posting_date = t.posting_date and r.company_key = t.company_key"
            + " join semantic.account a on a.account_key = r.account_key%s"
            + " group by t.entry_id, t.source_key, t.posting_date, t.company_key";
    private static final String UNPAID = "with share as (select s.source_system, l.item, sum(l.amount) as cost"
            + " from semantic.ap_line l join semantic.source_table s on s.source_key = l.source_key"
            + " join semantic.account a on a.account_key = l.account_key where a.statement_class = 'fixed-asset'"
            + " group by s.source_system, l.item), day as (select max(p.end_date) filter (where p.period_key = :to) as last,"
            + " min(p.start_date) filter (where p.period_key = :from) - 1 as before from semantic.fiscal_period p)"
            + " select coalesce(round(sum(v.sign * -r.open_amount * h.cost / -r.amount), 2), 0) from day d,"
            + " lateral (values (1, coalesce(cast(:through as date), d.last)), (-1, d.before)) v(sign, day),"
            + " lateral semantic.ap_open_items(v.day) r join semantic.source_table s on s.source_key = r.source_key"
            + " join share h on h.source_system = s.source_system and h.item = r.source_id where r.amount <> 0%s";

    private record Entry(BigDecimal cost, BigDecimal depreciation, BigDecimal result, BigDecimal debt, boolean cash) {

        boolean disposes() {
            return cost.signum() < 0;
        }

        // Bought on debt, up to what the debt covers.
        BigDecimal financed() {
            return cost.signum() > 0 && debt.signum() < 0 && !cash ? cost.min(debt.negate()) : BigDecimal.ZERO;
        }
    }

    private NonCash() {
    }

    /** By name, as a cash flow shows them: money in positive. */
    static Map<String, BigDecimal> read(Snapshot snapshot, StatementPlan plan, Span span) {
        String filters = plan.filters().sql();
        Span.Cut cut = span.cut();
        List<Entry> entries = plan.filters()
                .bind(snapshot.handle().createQuery(ENTRIES.formatted(filters, filters.isEmpty()
                        ? ""
                        : " where true" + filters)))
                .bind("scenario", span.scenarioKey()).bind("from", span.range().from()).bind("to", span.range().to())
                .bind("through", cut == null ? null : cut.through().toString())
                .map((row, context) -> new Entry(Amounts.orZero(row.getBigDecimal(1)), row.getBigDecimal(2),
                        row.getBigDecimal(3), row.getBigDecimal(4), row.getLong(5) > 0))
                .list();
        Map<String, BigDecimal> moved = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.disposes()) {
                add(moved, "disposal.cost", entry.cost().negate());
                add(moved, "disposal.depreciation", entry.depreciation());
                add(moved, "disposal.gain", entry.result().negate());
                add(moved, "disposal.proceeds",
                        entry.cost().negate().subtract(entry.depreciation()).subtract(entry.result()));
            }
            add(moved, "financed.capex", entry.financed());
        }
        add(moved, "unpaid.capex", unpaid(snapshot, plan, span));
        return moved;
    }

    private static BigDecimal unpaid(Snapshot snapshot, StatementPlan plan, Span span) {
        Span.Cut cut = span.cut();
        return plan.filters().bind(snapshot.handle().createQuery(UNPAID.formatted(plan.filters().sql())))
                .bind("from", span.range().from()).bind("to", span.range().to())
                .bind("through", cut == null ? null : cut.through().toString()).mapTo(BigDecimal.class).one();
    }

    private static void add(Map<String, BigDecimal> moved, String name, BigDecimal amount) {
        moved.merge(name, amount, BigDecimal::add);
    }
}
