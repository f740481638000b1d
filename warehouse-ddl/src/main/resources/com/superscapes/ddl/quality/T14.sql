-- T14: each version of a budget or forecast, as reports show it, has the total of the amounts it was given. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
part as (
    select r.company_key, r.scenario_key, r.currency, r.period_key, r.amount as shown, 0::numeric as given
    from chosen c join warehouse.rollup_company_period r on r.batch_from <= c.batch and (r.batch_to is null or r.batch_to > c.batch)
    where r.scenario_key <> 1
    union all
    select f.company_key, f.scenario_key, f.currency, f.period_key, 0, f.amount
    from chosen c join warehouse.fact_period_amount f on f.batch_from <= c.batch and (f.batch_to is null or f.batch_to > c.batch)
    where f.scenario_key <> 1 and f.measure = 'movement'
),
version as (
    select p.company_key, p.scenario_key, p.currency, p.period_key, sum(p.shown) as shown, sum(p.given) as given
    from part p group by p.company_key, p.scenario_key, p.currency, p.period_key
),
ranked as (
    select v.*, row_number() over (partition by v.company_key order by abs(v.shown - v.given) desc, v.scenario_key, v.period_key) as place
    from version v where v.shown <> v.given
),
found as (
    select r.company_key, count(*) as periods, ops.net_or_size(sum(r.shown - r.given), sum(abs(r.shown - r.given))) as difference,
        jsonb_agg(jsonb_build_object('version', s.code, 'period', r.period_key, 'currency', r.currency, 'shown', ops.money_text(r.shown),
            'given', ops.money_text(r.given), 'difference', ops.money_text(r.shown - r.given)) order by r.place) filter (where r.place <= 100) as items
    from ranked r left join warehouse.dim_scenario s on s.scenario_key = r.scenario_key group by r.company_key
)
select k.company_key,
    case when not exists (select from version v where v.company_key = k.company_key) then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not exists (select from version v where v.company_key = k.company_key) then 'The company has no budget and no forecast.'
        when f.company_key is not null then 'A budget or forecast differs from the amounts it was given in ' || f.periods || ' periods.' end as reason,
    f.difference, coalesce(f.items, '[]') as items
from chosen c cross join ops.checked_companies(c.batch) k
left join found f on f.company_key = k.company_key
order by k.company_key
