-- T5: the cash flow of a period, added up from every account that is not cash, = the change of the cash accounts, per company,
-- period and currency. An account whose class stands in no section of the cash flow makes the difference. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
company as (
    select k.* from chosen c, ops.checked_companies(c.batch) k
),
amount as (
    select r.company_key, r.currency, ops.month_period(r.period_key) as period_key, r.account_code, r.amount,
        case when r.statement_class = 'cash' then 'cash'
            when r.statement_class in ('fixed-asset', 'accumulated-depreciation', 'other-asset') then 'investing'
            when r.statement_class in ('current-debt', 'long-term-debt', 'other-liability', 'capital', 'distributions', 'other-equity') then 'financing'
            when r.account_type in ('revenue', 'expense') or r.statement_class = 'retained-earnings' then 'operating'
            when r.statement_class in ('receivable', 'retainage-receivable', 'contract-asset', 'inventory', 'prepaid', 'other-current-asset', 'payable', 'retainage-payable',
                'credit-card', 'accrued', 'payroll-liability', 'tax-liability', 'contract-liability', 'loss-provision', 'other-current-liability') then 'operating' end as section
    from chosen c, ops.actual_amounts(c.batch) r
),
flow as (
    select a.company_key, a.currency, a.period_key, coalesce(sum(a.amount) filter (where a.section = 'cash'), 0) as cash,
        coalesce(-sum(a.amount) filter (where a.section <> 'cash'), 0) as flow
    from amount a group by a.company_key, a.currency, a.period_key
),
differing as (
    select f.*, f.flow - f.cash as difference, row_number() over (partition by f.company_key order by abs(f.flow - f.cash) desc, f.period_key) as place
    from flow f where f.flow <> f.cash
),
unplaced as (
    select a.company_key, a.currency, a.period_key, jsonb_agg(distinct a.account_code) as accounts from amount a where a.section is null and a.amount <> 0
    group by a.company_key, a.currency, a.period_key
),
found as (
    select d.company_key, count(*) as periods, ops.net_or_size(sum(d.difference), sum(abs(d.difference))) as difference,
        jsonb_agg(jsonb_strip_nulls(jsonb_build_object('period', d.period_key, 'currency', d.currency, 'cashFlow', ops.money_text(d.flow), 'cashChange', ops.money_text(d.cash),
            'difference', ops.money_text(d.difference), 'accountsInNoSection', u.accounts)) order by d.place) filter (where d.place <= 100) as items
    from differing d
    left join unplaced u on u.company_key = d.company_key and u.currency = d.currency and u.period_key = d.period_key
    group by d.company_key
),
cash as (
    select distinct a.company_key from amount a where a.section = 'cash'
)
select k.company_key,
    case when not (k.has_ledger and k.has_types) or c.company_key is null then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not k.has_ledger then 'The company has no ledger entries, only period amounts.'
        when not k.has_types then 'The chart of accounts does not say which accounts are cash, income or debt.'
        when c.company_key is null then 'No account is of the class cash.'
        when f.company_key is not null then 'The cash flow differs from the change of cash in ' || f.periods || case when f.periods = 1 then ' period.' else ' periods.' end end as reason,
    case when k.has_ledger and k.has_types and c.company_key is not null then f.difference end as difference,
    case when k.has_ledger and k.has_types and c.company_key is not null then coalesce(f.items, '[]') else '[]' end as items
from company k
left join cash c on c.company_key = k.company_key
left join found f on f.company_key = k.company_key
order by k.company_key
