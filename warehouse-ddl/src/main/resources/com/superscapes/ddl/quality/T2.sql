-- T2: the trial balance sums to zero in every period, per company and currency. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
period as (
    select r.company_key, r.currency, r.period_key, sum(r.opening) as opening, sum(r.amount) as movement, sum(r.stated_balance) as stated
    from chosen c, ops.actual_amounts(c.batch) r
    group by r.company_key, r.currency, r.period_key
),
total as (
    select p.*, sum(p.opening + p.movement) over (partition by p.company_key, p.currency order by p.period_key) + p.stated as difference,
        row_number() over (partition by p.company_key, p.currency order by p.period_key desc) = 1 as latest
    from period p
),
ranked as (
    select t.*, row_number() over (partition by t.company_key order by abs(t.opening + t.movement) desc, t.period_key) as place
    from total t where t.difference <> 0
),
found as (
    select r.company_key, count(*) as periods, ops.net_or_size(sum(r.difference) filter (where r.latest), max(abs(r.difference))) as difference,
        jsonb_agg(jsonb_build_object('period', r.period_key, 'currency', r.currency, 'openings', ops.money_text(r.opening),
            'movements', ops.money_text(r.movement), 'difference', ops.money_text(r.difference)) order by r.place) filter (where r.place <= 100) as items
    from ranked r group by r.company_key
)
select k.company_key,
    case when not k.has_ledger then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not k.has_ledger then 'The company has no ledger entries, only period amounts.'
        when f.company_key is not null then 'The trial balance does not sum to zero in ' || f.periods || ' periods'
            || case when f.periods > 100 then '; the 100 largest are listed.' else '.' end end as reason,
    case when k.has_ledger then f.difference end as difference,
    case when k.has_ledger then coalesce(f.items, '[]') else '[]' end as items
from chosen c, ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
