-- T3: assets = liabilities + equity including current earnings, per company, period and currency. Where the source states the
-- balance sheet as balances, its equity has the earnings in it already and revenue and expense movements stay out. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
company as (
    select k.* from chosen c, ops.checked_companies(c.batch) k
),
period as (
    select r.company_key, r.currency, r.period_key, t.side, sum(r.stated_balance) as stated,
        sum(case when t.side = 'earnings' and not k.accumulates then 0 else r.opening + r.amount end) as movement
    from chosen c, ops.actual_amounts(c.batch) r
    join company k on k.company_key = r.company_key,
    lateral (select case r.account_type when 'asset' then 'assets' when 'liability' then 'liabilities' when 'equity' then 'equity'
        when 'unmapped' then 'unmapped' else 'earnings' end as side) t
    group by r.company_key, r.currency, r.period_key, t.side
),
-- Every side in every period that any side has, so that a running total is there to be added.
grid as (
    select q.company_key, q.currency, q.period_key, s.side
    from (select distinct p.company_key, p.currency, p.period_key from period p) q,
         unnest(array ['assets', 'liabilities', 'equity', 'earnings', 'unmapped']) s (side)
),
balance as (
    select g.*, sum(coalesce(p.movement, 0)) over (partition by g.company_key, g.currency, g.side order by g.period_key) + coalesce(p.stated, 0) as amount
    from grid g left join period p on p.company_key = g.company_key and p.currency = g.currency and p.period_key = g.period_key and p.side = g.side
),
sheet as (
    select b.company_key, b.currency, b.period_key, sum(b.amount) filter (where b.side <> 'unmapped') as difference,
        jsonb_object_agg(b.side, ops.money_text(b.amount)) filter (where b.side <> 'unmapped' or b.amount <> 0) as sides,
        row_number() over (partition by b.company_key, b.currency order by b.period_key desc) = 1 as latest
    from balance b group by b.company_key, b.currency, b.period_key
),
ranked as (
    select s.*, row_number() over (partition by s.company_key order by abs(s.difference) desc, s.period_key) as place from sheet s where s.difference <> 0
),
found as (
    select r.company_key, count(*) as periods, ops.net_or_size(sum(r.difference) filter (where r.latest), max(abs(r.difference))) as difference,
        bool_or(r.sides -> 'unmapped' is not null) as unmapped,
        jsonb_agg(jsonb_build_object('period', r.period_key, 'currency', r.currency, 'difference', ops.money_text(r.difference)) || r.sides
            order by r.place) filter (where r.place <= 100) as items
    from ranked r group by r.company_key
)
select k.company_key,
    case when not k.has_types then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not k.has_types then 'The chart of accounts does not say which accounts are assets, liabilities or equity.'
        when f.company_key is not null then 'Assets differ from liabilities and equity at the end of ' || f.periods || ' periods'
            || case when f.unmapped then '; some accounts have no type' else '' end
            || case when f.periods > 100 then '; the 100 largest are listed.' else '.' end end as reason,
    case when k.has_types then f.difference end as difference,
    case when k.has_types then coalesce(f.items, '[]') else '[]' end as items
from company k
left join found f on f.company_key = k.company_key
order by k.company_key
