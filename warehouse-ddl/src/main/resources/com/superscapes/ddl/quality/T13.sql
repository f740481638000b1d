-- T13: branches and divisions, with what has none, add up to the company: every account, period, scenario and currency. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
part as (
    select r.company_key, r.period_key, r.account_key, r.scenario_key, r.currency, r.opening, r.amount, r.closing_entries, r.stated_balance, r.line_count, 1 as sign
    from chosen c join warehouse.rollup_company_period r on r.batch_from <= c.batch and (r.batch_to is null or r.batch_to > c.batch)
    union all
    select r.company_key, r.period_key, r.account_key, r.scenario_key, r.currency, r.opening, r.amount, r.closing_entries, r.stated_balance, r.line_count, -1
    from chosen c join warehouse.rollup_branch_period r on r.batch_from <= c.batch and (r.batch_to is null or r.batch_to > c.batch)
),
compared as (
    select p.company_key, p.period_key, p.account_key, p.scenario_key, p.currency,
        sum(p.sign * (p.opening + p.amount + p.stated_balance)) as difference, sum(p.sign * p.line_count) as lines
    from part p group by p.company_key, p.period_key, p.account_key, p.scenario_key, p.currency
    having sum(p.sign * p.opening) <> 0 or sum(p.sign * p.amount) <> 0 or sum(p.sign * p.closing_entries) <> 0 or sum(p.sign * p.stated_balance) <> 0
        or sum(p.sign * p.line_count) <> 0
),
ranked as (
    select c.*, row_number() over (partition by c.company_key order by abs(c.difference) desc, c.period_key, c.account_key) as place from compared c
),
found as (
    select r.company_key, count(*) as cells, ops.net_or_size(sum(r.difference), sum(abs(r.difference))) as difference,
        jsonb_agg(jsonb_build_object('period', r.period_key, 'account', coalesce(a.code, ''), 'scenario', s.code, 'currency', r.currency,
            'difference', ops.money_text(r.difference), 'lines', r.lines::text) order by r.place) filter (where r.place <= 100) as items
    from chosen c cross join ranked r
    left join warehouse.dim_account a on a.account_key = r.account_key and a.batch_from <= c.batch and (a.batch_to is null or a.batch_to > c.batch)
    left join warehouse.dim_scenario s on s.scenario_key = r.scenario_key
    group by r.company_key
)
select k.company_key, case when f.company_key is null then 'tied' else 'broken' end as state,
    case when f.company_key is not null then 'Branches and divisions do not add up to the company in ' || f.cells
        || ' sums of a period and account. rebuild-rollups adds them up anew.' end as reason,
    f.difference, coalesce(f.items, '[]') as items
from chosen c cross join ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
