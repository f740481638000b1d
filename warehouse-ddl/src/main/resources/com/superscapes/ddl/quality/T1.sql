-- T1: debits equal credits per entry (those the batch touched), per period and per company. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
touched_entry as (
    select distinct f.company_key, f.source_key, f.entry_id
    from chosen c
    join warehouse.fact_transaction f on f.batch_from = c.batch or f.batch_to = c.batch
    where f.scenario_key = 1
        and f.period_key = any (array(select t.period_key from ops.touched_period t, chosen where t.batch_id = chosen.batch))
),
entry as (
    select f.company_key, f.currency, f.source_key, f.entry_id, min(f.posting_date) as posting_date, sum(f.debit - f.credit) as difference
    from chosen c
    cross join touched_entry t
    join warehouse.fact_transaction f on f.company_key = t.company_key and f.source_key = t.source_key and f.entry_id = t.entry_id
    join warehouse.dim_account a on a.account_key = f.account_key and a.batch_from <= c.batch and (a.batch_to is null or a.batch_to > c.batch)
    where f.scenario_key = 1 and a.account_type <> 'statistical' and f.batch_from <= c.batch and (f.batch_to is null or f.batch_to > c.batch)
    group by f.company_key, f.currency, f.source_key, f.entry_id
    having sum(f.debit - f.credit) <> 0
),
period as (
    select r.company_key, r.currency, r.period_key, sum(r.debit - r.credit) as difference
    from chosen c, ops.actual_amounts(c.batch) r
    group by r.company_key, r.currency, r.period_key
    having sum(r.debit - r.credit) <> 0
),
company as (
    select p.company_key, p.currency, sum(p.difference) as difference from period p group by p.company_key, p.currency having sum(p.difference) <> 0
),
item as (
    select 1 as level, e.company_key, e.difference, jsonb_build_object('entry', e.entry_id, 'source', s.source_system || ' ' || s.source_table,
        'postingDate', e.posting_date, 'currency', e.currency, 'difference', ops.money_text(e.difference)) as content
    from entry e join ops.source_table s on s.source_key = e.source_key
    union all
    select 2, p.company_key, p.difference, jsonb_build_object('period', p.period_key, 'currency', p.currency, 'difference', ops.money_text(p.difference)) from period p
    union all
    select 3, c.company_key, c.difference, jsonb_build_object('company', true, 'currency', c.currency, 'difference', ops.money_text(c.difference)) from company c
),
ranked as (
    select i.*, row_number() over (partition by i.company_key order by i.level, abs(i.difference) desc, i.content::text) as place from item i
),
found as (
    select r.company_key, count(*) filter (where r.level = 1) as entries, count(*) filter (where r.level = 2) as periods,
        coalesce(nullif(sum(r.difference) filter (where r.level = 3), 0), nullif(sum(abs(r.difference)) filter (where r.level = 1), 0),
            sum(abs(r.difference)) filter (where r.level = 2)) as difference,
        jsonb_agg(r.content order by r.place) filter (where r.place <= 100) as items
    from ranked r group by r.company_key
)
select k.company_key,
    case when not k.has_ledger then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not k.has_ledger then 'The company has no ledger entries, only period amounts.'
        when f.company_key is not null then 'Debits and credits differ in ' || f.entries || ' of the entries this load touched and in ' || f.periods
            || ' periods' || case when f.entries + f.periods > 100 then '; the 100 largest are listed.' else '.' end end as reason,
    case when k.has_ledger then f.difference end as difference,
    case when k.has_ledger then coalesce(f.items, '[]') else '[]' end as items
from chosen c, ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
