-- T4: net income = change of equity - contributions + distributions, per company, currency and fiscal year. Equity includes what the
-- year has earned and not yet closed; contributions and distributions are the movements of the classes capital, distributions
-- and other-equity that closing entries did not make. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
yearly as (
    select r.company_key, r.currency, r.period_key / 100 as fiscal_year,
        -- Credits are negative, so income and equity change their sign here.
        -sum(r.amount - r.closing_entries) filter (where r.account_type in ('revenue', 'expense')) as net_income,
        -sum(r.amount) filter (where r.account_type in ('equity', 'revenue', 'expense')) as equity_change,
        -sum(r.amount - r.closing_entries) filter (where r.account_type = 'equity' and r.statement_class in ('capital', 'distributions', 'other-equity')) as owners
    from chosen c, ops.actual_amounts(c.batch) r
    group by r.company_key, r.currency, r.period_key / 100
),
checked as (
    select y.company_key, y.currency, y.fiscal_year, coalesce(y.net_income, 0) as net_income, coalesce(y.equity_change, 0) as equity_change,
        coalesce(y.owners, 0) as owners, coalesce(y.net_income, 0) - (coalesce(y.equity_change, 0) - coalesce(y.owners, 0)) as difference
    from yearly y
),
ranked as (
    select c.*, row_number() over (partition by c.company_key order by abs(c.difference) desc, c.fiscal_year) as place from checked c where c.difference <> 0
),
found as (
    select r.company_key, count(*) as years, ops.net_or_size(sum(r.difference), sum(abs(r.difference))) as difference,
        jsonb_agg(jsonb_build_object('fiscalYear', r.fiscal_year, 'currency', r.currency, 'netIncome', ops.money_text(r.net_income),
            'equityChange', ops.money_text(r.equity_change), 'contributionsLessDistributions', ops.money_text(r.owners),
            'difference', ops.money_text(r.difference)) order by r.place) filter (where r.place <= 100) as items
    from ranked r group by r.company_key
)
select k.company_key,
    case when not (k.has_ledger and k.has_types) then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not k.has_ledger then 'The company has no ledger entries, only period amounts.'
        when not k.has_types then 'The chart of accounts does not say which accounts are revenue, expense or equity.'
        when f.company_key is not null then 'Net income differs from the change of equity in ' || f.years
            || ' fiscal years: something was posted to retained earnings that is no closing entry, or a closing entry is not marked as one.' end as reason,
    case when k.has_ledger and k.has_types then f.difference end as difference,
    case when k.has_ledger and k.has_types then coalesce(f.items, '[]') else '[]' end as items
from chosen c, ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
