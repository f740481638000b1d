package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What moved cash on a day by the ledger, inflows positive: each entry whole, by the first of its accounts' classes in the
 * order receivables, payables, payroll, taxes, capital expenditure, debt, owners, other.
 */
record CashFlows(LocalDate day, String line, BigDecimal amount) {

    /** A year of whole weeks, so that a payday falls on a payday. */
    static final int WEEKS_OF_A_YEAR = 364;

    /** One pass over the lines: whether an entry moved cash is known only when all of its lines are seen. */
    private static final String SQL = """
            with entry as (
                select l.posting_date, sum(l.amount) filter (where a.statement_class = 'cash') as cash,
                    bool_or(a.statement_class in ('receivable', 'retainage-receivable')) as receivables,
                    bool_or(a.statement_class in ('payable', 'retainage-payable')) as payables,
                    bool_or(a.statement_class in ('direct-labor', 'labor-burden', 'payroll-liability')) as payroll,
                    bool_or(a.statement_class in ('tax-liability', 'income-tax')) as taxes, bool_or(a.statement_class = 'fixed-asset') as capex,
                    bool_or(a.statement_class in ('current-debt', 'long-term-debt', 'interest')) as debt,
                    bool_or(a.statement_class in ('capital', 'distributions', 'other-equity')) as owners
                from semantic.ledger_line l join semantic.account a on a.account_key = l.account_key
                join semantic.scenario s on s.scenario_key = l.scenario_key and s.code = 'actual'
                where l.posting_date > :after and l.posting_date <= :upTo%1$s
                group by l.entry_id, l.source_key, l.posting_date
            )
            select e.posting_date, case when e.receivables then 'receivables' when e.payables then 'payables' when e.payroll then 'payroll'
                when e.taxes then 'taxes' when e.capex then 'capex' when e.debt then 'debt' when e.owners then 'owners' else 'other' end as line,
                sum(e.cash) as amount
            from entry e where e.cash <> 0 group by 1, 2 order by 1, 2""";

    /** Of the days after one and up to another. */
    static List<CashFlows> read(ReportRun run, LocalDate after, LocalDate upTo) {
        return run.hashed(() -> run.query(SQL.formatted(run.scope("l"))).bind("after", after).bind("upTo", upTo)
                .map((row, context) -> new CashFlows(row.getObject("posting_date", LocalDate.class),
                        row.getString("line"), row.getBigDecimal("amount")))
                .list());
    }
}
