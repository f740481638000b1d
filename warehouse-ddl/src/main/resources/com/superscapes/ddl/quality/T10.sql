-- T10: hours paid = hours worked on jobs and on nothing in particular, per pay record; where time entries name no pay record, per
-- employee within the record's dates. Parameter: the batch.
with chosen as (
    select ?::bigint as batch
),
paid as (
    select p.company_key, p.source_key, p.source_id, p.employee_key, p.posting_date, p.period_key, p.period_start, p.period_end, p.document,
        coalesce(p.regular_hours, 0) + coalesce(p.overtime_hours, 0) + coalesce(p.premium_hours, 0) + coalesce(p.sick_hours, 0) + coalesce(p.vacation_hours, 0)
            + coalesce(p.holiday_hours, 0) as hours
    from chosen c join warehouse.fact_payroll p on p.batch_from <= c.batch and (p.batch_to is null or p.batch_to > c.batch)
),
worked as materialized (
    select t.company_key, t.source_key, t.payroll, t.employee_key, t.posting_date, t.hours, t.job_key <> 0 as on_job
    from chosen c join warehouse.fact_time_entry t on t.batch_from <= c.batch and (t.batch_to is null or t.batch_to > c.batch)
),
-- Time entries and pay records of one source share its key as a system, not as a table.
by_record as (
    select w.company_key, s.source_system, w.payroll, sum(w.hours) as hours, coalesce(sum(w.hours) filter (where w.on_job), 0) as job_hours
    from worked w join ops.source_table s on s.source_key = w.source_key where w.payroll is not null group by 1, 2, 3
),
by_day as (
    select w.company_key, w.employee_key, w.posting_date, sum(w.hours) as hours, coalesce(sum(w.hours) filter (where w.on_job), 0) as job_hours
    from worked w where w.payroll is null group by 1, 2, 3
),
compared as (
    select p.company_key, p.period_key, p.document, p.source_id, e.code as employee, p.hours as paid,
        coalesce(r.hours, d.hours, 0) as worked, coalesce(r.job_hours, d.job_hours, 0) as on_jobs
    from chosen c cross join paid p
    join ops.source_table s on s.source_key = p.source_key
    left join by_record r on r.company_key = p.company_key and r.source_system = s.source_system and r.payroll = p.source_id
    left join lateral (select sum(b.hours) as hours, sum(b.job_hours) as job_hours from by_day b
        where r.payroll is null and b.company_key = p.company_key and b.employee_key = p.employee_key and b.posting_date between p.period_start and p.period_end) d on true
    left join lateral (select v.code from warehouse.dim_employee v where v.employee_key = p.employee_key and v.batch_from <= c.batch and (v.batch_to is null or v.batch_to > c.batch)
        order by v.valid_from desc limit 1) e on true
    union all
    -- Hours of a pay record that is not there.
    select r.company_key, null, null, r.payroll, null, 0, r.hours, r.job_hours from by_record r
    where not exists (select from paid p join ops.source_table s on s.source_key = p.source_key
        where s.source_system = r.source_system and p.company_key = r.company_key and p.source_id = r.payroll)
),
differing as (
    select c.*, c.paid - c.worked as difference, row_number() over (partition by c.company_key order by abs(c.paid - c.worked) desc, c.source_id) as place
    from compared c where c.paid <> c.worked
),
found as (
    select d.company_key, count(*) as records, ops.net_or_size(sum(d.difference), sum(abs(d.difference))) as difference,
        jsonb_agg(jsonb_strip_nulls(jsonb_build_object('payRecord', d.source_id, 'period', d.period_key, 'document', d.document, 'employee', d.employee,
            'paidHours', ops.money_text(d.paid), 'workedHours', ops.money_text(d.worked), 'jobHours', ops.money_text(d.on_jobs),
            'difference', ops.money_text(d.difference))) order by d.place) filter (where d.place <= 100) as items
    from differing d group by d.company_key
)
select k.company_key,
    case when not h.paid or not h.worked then 'not applicable' when f.company_key is null then 'tied' else 'broken' end as state,
    case when not h.paid then 'No pay records were loaded.' when not h.worked then 'No time entries were loaded.'
        when f.company_key is not null then 'Hours paid differ from hours worked on ' || f.records || case when f.records = 1 then ' pay record.' else ' pay records.' end end as reason,
    case when h.paid and h.worked then f.difference end as difference,
    case when h.paid and h.worked then coalesce(f.items, '[]') else '[]' end as items
from chosen c cross join ops.checked_companies(c.batch) k
cross join lateral (select exists (select from paid p where p.company_key = k.company_key) as paid,
    exists (select from worked w where w.company_key = k.company_key) as worked) h
left join found f on f.company_key = k.company_key
order by k.company_key
