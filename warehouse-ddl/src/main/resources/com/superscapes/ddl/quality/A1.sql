-- A1: closing balances as computed equal those the source states, per company, account, period and currency. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
anchor as (
    select b.company_key, b.period_key, b.account_key, b.currency, sum(b.closing) as closing
    from chosen c
    join warehouse.fact_account_balance b on b.batch_from <= c.batch and (b.batch_to is null or b.batch_to > c.batch)
    where b.kind = 'anchor' and b.scenario_key = 1 and b.closing is not null
    group by b.company_key, b.period_key, b.account_key, b.currency
),
point as (
    select p.company_key, p.account_key, p.currency, p.period_key, sum(p.movement) as movement, sum(p.stated) as stated, sum(p.closing) as closing
    from (
        select r.company_key, r.account_key, r.currency, r.period_key, r.opening + r.amount as movement, r.stated_balance as stated, null::numeric as closing
        from chosen c, ops.actual_amounts(c.batch) r
        union all
        select a.company_key, a.account_key, a.currency, a.period_key, 0, 0, a.closing from anchor a) p
    group by p.company_key, p.account_key, p.currency, p.period_key
),
computed as (
    select p.*, sum(p.movement) over (partition by p.company_key, p.account_key, p.currency order by p.period_key) + p.stated as balance from point p
),
compared as (
    select m.company_key, m.period_key, m.currency, d.code, d.name, m.balance, m.closing, m.balance - m.closing as difference
    from chosen c, computed m
    join warehouse.dim_account d on d.account_key = m.account_key
    where m.closing is not null and d.account_type <> 'statistical' and d.batch_from <= c.batch and (d.batch_to is null or d.batch_to > c.batch)
),
ranked as (
    select m.*, row_number() over (partition by m.company_key order by abs(m.difference) desc, m.period_key, m.code) as place,
        -- A difference stays in every later period: it counts once, at the last.
        row_number() over (partition by m.company_key, m.code, m.currency order by m.period_key desc) = 1 as last_of_account
    from compared m where m.difference <> 0
),
found as (
    select r.company_key, count(*) as balances, count(distinct r.code) as accounts,
        ops.net_or_size(sum(r.difference) filter (where r.last_of_account), sum(abs(r.difference)) filter (where r.last_of_account)) as difference,
        jsonb_agg(jsonb_build_object('account', r.code, 'name', r.name, 'period', r.period_key, 'currency', r.currency, 'computed', ops.money_text(r.balance),
            'stated', ops.money_text(r.closing), 'difference', ops.money_text(r.difference)) order by r.place) filter (where r.place <= 100) as items
    from ranked r group by r.company_key
),
company as (
    select k.company_key from chosen c, ops.checked_companies(c.batch) k union select a.company_key from anchor a
)
select k.company_key,
    case when not exists (select from compared m where m.company_key = k.company_key) then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not exists (select from compared m where m.company_key = k.company_key) then 'The source states no closing balances.'
        when f.company_key is not null then f.accounts || ' accounts do not close at the balance that the source states ('
            || f.balances || ' balances' || case when f.balances > 100 then '; the 100 largest are listed).' else ').' end end as reason,
    f.difference, coalesce(f.items, '[]') as items
from company k
left join found f on f.company_key = k.company_key
order by k.company_key
