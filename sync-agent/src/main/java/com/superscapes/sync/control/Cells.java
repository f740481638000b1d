package com.superscapes.sync.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The facts of a batch summed once into a temporary table, at the finest grain that control totals need: company,
 * period, account, scenario, currency and division. Computed from the facts, not from the rollups, so that it can tell
 * when those are wrong.
 */
final class Cells {

    private static final String VISIBLE = "f.batch_from <= p.batch and (f.batch_to is null or f.batch_to > p.batch) and t.source_system = any (p.systems)";

    private static final String MAKE = """
            create temporary table control_cell on commit drop as
            with p as (select ?::bigint as batch, ?::text[] as systems)
            select r.company_key, r.period_key, r.account_key, r.scenario_key, r.currency, r.division_key, sum(r.rows)::bigint as rows,
                sum(r.opening) as opening, sum(r.debit) as debit, sum(r.credit) as credit, sum(r.balance) as balance, sum(r.stated) as stated
            from (
                select f.company_key, f.period_key, f.account_key, f.scenario_key, f.currency, f.division_key, count(*) as rows, 0::numeric as opening,
                    sum(f.debit) as debit, sum(f.credit) as credit, 0::numeric as balance, sum(f.debit - f.credit) as stated
                from p, warehouse.fact_transaction f join ops.source_table t on t.source_key = f.source_key where %1$s group by 1, 2, 3, 4, 5, 6
                union all
                select f.company_key, f.period_key, f.account_key, f.scenario_key, f.currency, f.division_key, 1, 0,
                    case f.measure when 'movement' then greatest(f.amount, 0) else 0 end, case f.measure when 'movement' then greatest(-f.amount, 0) else 0 end,
                    case f.measure when 'balance' then f.amount else 0 end, f.stated_amount
                from p, warehouse.fact_period_amount f join ops.source_table t on t.source_key = f.source_key where %1$s
                union all
                select f.company_key, f.period_key, f.account_key, f.scenario_key, f.currency, f.division_key, 0,
                    coalesce(f.opening, coalesce(f.debit, 0) - coalesce(f.credit, 0)), 0, 0, 0, 0
                from p, warehouse.fact_account_balance f join ops.source_table t on t.source_key = f.source_key where f.kind = 'opening' and %1$s) r
            group by 1, 2, 3, 4, 5, 6
            """
            .formatted(VISIBLE);

    private static final String MAKE_ANCHORS = """
            create temporary table control_anchor on commit drop as
            with p as (select ?::bigint as batch, ?::text[] as systems)
            select f.company_key, f.period_key, f.account_key, f.scenario_key, f.currency, f.kind, sum(f.opening) as opening, sum(f.debit) as debit,
                sum(f.credit) as credit, sum(f.closing) as closing
            from p, warehouse.fact_account_balance f join ops.source_table t on t.source_key = f.source_key where %1$s group by 1, 2, 3, 4, 5, 6
            """
            .formatted(VISIBLE);

    private Cells() {
    }

    /** Makes control_cell and control_anchor, which end with the transaction. */
    static void make(Connection connection, long batch, String[] sourceSystems) throws SQLException {
        for (String sql : new String[]{MAKE, MAKE_ANCHORS}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, batch);
                statement.setArray(2, connection.createArrayOf("text", sourceSystems));
                statement.execute();
            }
        }
    }
}
