package com.superscapes.sync.control;

/** The sums of control-totals.json, each a query over {@link Cells} whose column names are the fields' names. */
final class Sections {

    private static final String MEMBERS = """
            from control_cell x
            join warehouse.dim_account a on a.account_key = x.account_key and a.batch_from <= b.batch and (a.batch_to is null or a.batch_to > b.batch)
            join warehouse.dim_company c on c.company_key = x.company_key and c.batch_from <= b.batch and (c.batch_to is null or c.batch_to > b.batch)
            join warehouse.dim_scenario s on s.scenario_key = x.scenario_key
            """.replace("from control_cell x", "from chosen b cross join control_cell x");
    private static final String CHOSEN = "with chosen as (select ?::bigint as batch) ";
    private static final String SUMS = """
            , sum(x.rows)::bigint as "rows", sum(x.debit) as "debit", sum(x.credit) as "credit",
                sum(x.debit - x.credit + x.balance) as "amount", sum(x.stated) as "amountAsStated"
            """;
    private static final String TYPE = """
            a.account_type as "accountType", coalesce(a.source_type, '') as "sourceType", a.account_type <> 'statistical' as "money"
            """;

    private Sections() {
    }

    /** The whole ledger per scenario and currency, statistical accounts left out. */
    static final String LEDGER = CHOSEN + """
            , entry as (
                select d.scenario_key, d.currency, count(*) as entries
                from (select distinct f.scenario_key, f.currency, f.company_key, f.source_key, f.entry_id
                    from chosen b cross join warehouse.fact_transaction f join ops.source_table t on t.source_key = f.source_key
                    where t.source_system = any (?::text[]) and f.batch_from <= b.batch and (f.batch_to is null or f.batch_to > b.batch)) d
                group by 1, 2)
            select s.code as "scenario", x.currency as "currency", coalesce(max(e.entries), 0)::bigint as "entries", sum(x.rows)::bigint as "rows",
                sum(x.debit) as "debit", sum(x.credit) as "credit"
            from chosen b cross join control_cell x
            join warehouse.dim_account a on a.account_key = x.account_key and a.batch_from <= b.batch and (a.batch_to is null or a.batch_to > b.batch)
            join warehouse.dim_scenario s on s.scenario_key = x.scenario_key
            left join entry e on e.scenario_key = x.scenario_key and e.currency = x.currency
            where a.account_type <> 'statistical' and x.rows > 0
            group by s.scenario_key, s.code, x.currency order by s.scenario_key, x.currency
            """;

    static final String ACCOUNTS = CHOSEN + """
            , point as (
                select x.company_key, x.account_key, x.scenario_key, x.currency, x.period_key, sum(x.opening) as opening, sum(x.debit) as debit,
                    sum(x.credit) as credit, sum(x.balance) as balance, sum(x.stated) as stated, sum(x.rows)::bigint as rows
                from control_cell x group by 1, 2, 3, 4, 5),
            anchored as (
                select n.company_key, n.account_key, n.scenario_key, n.currency,
                    (array_agg(n.opening order by n.period_key, n.kind desc) filter (where n.opening is not null))[1] as opening,
                    sum(n.debit) filter (where n.kind = 'anchor') as debit, sum(n.credit) filter (where n.kind = 'anchor') as credit,
                    (array_agg(n.closing order by n.period_key desc) filter (where n.closing is not null))[1] as closing,
                    (array_agg(n.period_key order by n.period_key desc) filter (where n.closing is not null))[1] as closing_period
                from control_anchor n group by 1, 2, 3, 4),
            member as (
                select company_key, account_key, scenario_key, currency from point union select company_key, account_key, scenario_key, currency from anchored),
            summed as (
                select m.*, coalesce(sum(p.opening), 0) as opening, coalesce(sum(p.debit), 0) as debit, coalesce(sum(p.credit), 0) as credit,
                    coalesce(sum(p.balance), 0) as balances, coalesce(sum(p.stated), 0) as stated, coalesce(sum(p.rows), 0)::bigint as rows,
                    coalesce((array_agg(p.balance order by p.period_key desc) filter (where p.balance <> 0))[1], 0) as last_balance,
                    coalesce(sum(p.opening + p.debit - p.credit) filter (where p.period_key <= n.closing_period), 0)
                        + coalesce(sum(p.balance) filter (where p.period_key = n.closing_period), 0) as at_closing
                from member m
                left join point p on (p.company_key, p.account_key, p.scenario_key, p.currency) = (m.company_key, m.account_key, m.scenario_key, m.currency)
                left join anchored n on (n.company_key, n.account_key, n.scenario_key, n.currency) = (m.company_key, m.account_key, m.scenario_key, m.currency)
                group by m.company_key, m.account_key, m.scenario_key, m.currency, n.closing_period)
            select c.code as "entity", c.name as "entityName", s.code as "scenario", x.currency as "currency", a.code as "code", a.source_id as "sourceId", a.name as "name",
                a.account_type as "type", coalesce(a.source_type, '') as "sourceType", a.statement_class as "statementClass", x.rows as "rows",
                x.opening as "opening", x.debit as "debit", x.credit as "credit", x.opening + x.debit - x.credit + x.last_balance as "closing",
                x.debit - x.credit + x.balances as "amount", x.stated as "amountAsStated",
                n.opening as "statedOpening", n.debit as "statedDebit", n.credit as "statedCredit", n.closing as "statedClosing", n.closing_period as "statedClosingPeriod",
                case when n.closing is not null then x.at_closing - n.closing end as "difference"
            from chosen b cross join summed x
            join warehouse.dim_account a on a.account_key = x.account_key and a.batch_from <= b.batch and (a.batch_to is null or a.batch_to > b.batch)
            join warehouse.dim_company c on c.company_key = x.company_key and c.batch_from <= b.batch and (c.batch_to is null or c.batch_to > b.batch)
            join warehouse.dim_scenario s on s.scenario_key = x.scenario_key
            left join anchored n on (n.company_key, n.account_key, n.scenario_key, n.currency) = (x.company_key, x.account_key, x.scenario_key, x.currency)
            order by c.code, s.scenario_key, x.currency, a.sort_code, a.source_id
            """;

    static final String PERIODS = CHOSEN + """
            select c.code as "entity", s.code as "scenario", x.currency as "currency", f.fiscal_year as "fiscalYear", f.period as "period",
                to_char(f.end_date, 'YYYY-MM') as "month", """ + TYPE + SUMS + MEMBERS + """
            join warehouse.fiscal_period f on f.company_key = x.company_key and f.period_key = x.period_key
            where x.rows > 0
            group by c.code, s.scenario_key, s.code, x.currency, f.period_key, f.fiscal_year, f.period, f.end_date, a.account_type, a.source_type
            order by c.code, s.scenario_key, x.currency, f.period_key, a.account_type, a.source_type
            """;

    static final String SCENARIOS = CHOSEN + "select s.code as \"scenario\", x.currency as \"currency\", " + TYPE + SUMS
            + MEMBERS + """
                    where x.rows > 0 group by s.scenario_key, s.code, x.currency, a.account_type, a.source_type
                    order by s.scenario_key, x.currency, a.account_type, a.source_type
                    """;

    static final String ENTITIES = CHOSEN + """
            select c.code as "entity", c.name as "entityName", s.code as "scenario", x.currency as "currency", """
            + TYPE
            + SUMS + MEMBERS + """
                    where x.rows > 0 group by c.code, c.name, s.scenario_key, s.code, x.currency, a.account_type, a.source_type
                    order by c.code, s.scenario_key, x.currency, a.account_type, a.source_type
                    """;

    static final String DIVISIONS = CHOSEN + """
            select d.code as "division", d.name as "divisionName", s.code as "scenario", x.currency as "currency", """
            + TYPE + SUMS + MEMBERS + """
                    join warehouse.dim_division d on d.division_key = x.division_key and d.batch_from <= b.batch and (d.batch_to is null or d.batch_to > b.batch)
                    where x.rows > 0 group by d.code, d.name, s.scenario_key, s.code, x.currency, a.account_type, a.source_type
                    order by d.code, s.scenario_key, x.currency, a.account_type, a.source_type
                    """;
}
