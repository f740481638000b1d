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

    private static final String SQL = """
            with moved as materialized (
                select l.entry_id, l.source_key, l.posting_date, sum(l.amount) as cash
                from semantic.ledger_line l join semantic.account a on a.account_key = l.account_key and a.statement_class = 'cash'
                join semantic.scenario s on s.scenario_key = l.scenario_key and s.code = 'actual'
                where l.posting_date > :after and l.posting_date <= :asOf%1$s
                group by 1, 2, 3 having sum(l.amount) <> 0
            ),
            classed as (
                select m.posting_date, m.cash, array_agg(distinct a.statement_class) as classes
                from moved m join semantic.ledger_line l on l.entry_id = m.entry_id and l.source_key = m.source_key and l.posting_date = m.posting_date
                join semantic.account a on a.account_key = l.account_key
                where l.posting_date > :after and l.posting_date <= :asOf%1$s
                group by m.entry_id, m.source_key, m.posting_date, m.cash
            )
            select c.posting_date, case
                when c.classes && array ['receivable', 'retainage-receivable'] then 'receivables'
                when c.classes && array ['payable', 'retainage-payable'] then 'payables'
                when c.classes && array ['direct-labor', 'labor-burden', 'payroll-liability'] then 'payroll'
                when c.classes && array ['tax-liability', 'income-tax'] then 'taxes'
                when c.classes && array ['fixed-asset'] then 'capex'
                when c.classes && array ['current-debt', 'long-term-debt', 'interest'] then 'debt'
                when c.classes && array ['capital', 'distributions', 'other-equity'] then 'owners'
                else 'other' end as line, sum(c.cash) as amount
            from classed c group by 1, 2 order by 1, 2""";

    /** Of the 52 weeks up to a day. */
    static List<CashFlows> read(ReportRun run, LocalDate day) {
        return run.hashed(() -> run.query(SQL.formatted(run.scope("l"))).bind("asOf", day)
                .bind("after", day.minusDays(WEEKS_OF_A_YEAR)).map((row, context) -> new CashFlows(
                        row.getObject("posting_date", LocalDate.class), row.getString("line"),
                        row.getBigDecimal("amount")))
                .list());
    }
}
