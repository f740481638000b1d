-- T1: debits equal credits per entry (those the batch changed, and those found open before), per period and per company. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
-- An entry may have lines in other periods too, so each suspect is added up whole, by the index on entries.
entry as (
    select s.company_key, s.currency, s.source_key, s.entry_id, e.posting_date, e.difference
    from chosen c, ops.suspect_entries(c.batch) s,
    lateral (
        select min(f.posting_date) as posting_date, sum(f.debit - f.credit) as difference
        from warehouse.fact_transaction f
        where f.company_key = s.company_key and f.currency = s.currency and f.source_key = s.source_key and f.entry_id = s.entry_id
            and f.scenario_key = 1 and f.account_key <> all (ops.statistical_accounts(c.batch))
            and f.batch_from <= c.batch and (f.batch_to is null or f.batch_to > c.batch)
        having sum(f.debit - f.credit) <> 0
    ) e
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
        when f.company_key is not null then 'Debits and credits differ in ' || f.entries || ' of the entries that this load changed or an earlier one left open, and in ' || f.periods
            || ' periods' || case when f.entries + f.periods > 100 then '; the 100 largest are listed.' else '.' end end as reason,
    case when k.has_ledger then f.difference end as difference,
    case when k.has_ledger then coalesce(f.items, '[]') else '[]' end as items
from chosen c, ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
