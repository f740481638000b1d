-- R1: every record of the load points to members that are there. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
lost as (
    select l.* from chosen c, ops.lost_references(c.batch) l
),
found as (
    select l.company_key, sum(l.lost) as records, jsonb_agg(jsonb_build_object('table', l.fact, 'reference', l.reference, 'records', l.lost::text, 'example', l.example)
        order by l.lost desc, l.fact, l.reference) as items
    from lost l group by l.company_key
)
select k.company_key, case when f.company_key is null then 'tied' else 'broken' end as state,
    case when f.company_key is not null then f.records || ' records point to members that are not there.' end as reason,
    f.records as difference, coalesce(f.items, '[]') as items
from chosen c cross join ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
