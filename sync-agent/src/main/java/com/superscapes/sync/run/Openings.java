package com.superscapes.sync.run;

import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The opening balances of a later file repeat what the ledger has come to by then: adding them would count everything
 * twice. Where a company already starts from an earlier opening, a later one is compared instead, as the closing balance of
 * the period before.
 */
final class Openings {

    private static final String LATER = """
            where l.measure = 'opening' and (
                exists (select from warehouse.fact_account_balance f join warehouse.dim_company c on c.company_key = f.company_key and c.batch_to is null
                    where c.code = l.company_code and f.kind = 'opening' and f.batch_to is null and f.period_key < l.fiscal_year * 100 + l.period)
                or exists (select from landing.period_row o where o.measure = 'opening' and o.company_code = l.company_code and o.account_id = l.account_id
                    and o.branch_code = l.branch_code and o.division_code = l.division_code and o.scenario_code = l.scenario_code
                    and o.fiscal_year * 100 + o.period < l.fiscal_year * 100 + l.period))
            """;
    private static final String COMPARE = """
            update landing.period_row l set measure = 'anchor', closing = l.opening, opening = null, amount = null, posting_date = l.posting_date - 1,
                fiscal_year = case when l.period = 1 then l.fiscal_year - 1 else l.fiscal_year end,
                period = case when l.period = 1 then 13 else l.period - 1 end
            """ + LATER;

    private Openings() {
    }

    /**
     * A trial balance states each ending balance once more as the next beginning one: those are dropped.
     *
     * @return how many were
     */
    static long compareLater(Connection connection) throws SQLException {
        long dropped = Sql.update(connection,
                "delete from landing.period_row l\n" + LATER + " and l.source_id like '" + SourceRow.Amount.OPENING_KEY
                        + "%'");
        Sql.update(connection, COMPARE);
        return dropped;
    }
}
