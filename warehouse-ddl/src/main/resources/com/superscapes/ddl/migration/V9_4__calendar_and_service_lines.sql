-- The rest of the star: fiscal calendars by weeks, the date, regions and service lines as dimensions, facts with their members as
-- they were on the posting date, and what was open on any day.

-- ---------------------------------------------------------------- fiscal calendar

-- Null: periods are calendar months. Else weeks of the three periods of a quarter; the year ends on the last such weekday of its
-- last month, or on the one nearest that month's end. A 53rd week is the last period's. Weekdays: 1 Monday to 7 Sunday.
alter table warehouse.dim_company
    add column fiscal_weeks text check (fiscal_weeks in ('4-4-5', '4-5-4', '5-4-4')),
    add column week_ends_on smallint not null default 6 check (week_ends_on between 1 and 7),
    add column year_ends_nearest boolean not null default false;

-- The first day of a fiscal year, which is named by the calendar year that its last month is in.
create function ops.fiscal_year_start(p_year integer, p_first_month integer, p_weeks text, p_week_ends_on integer, p_nearest boolean) returns date
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when p_weeks is null then m.first_day
        else m.first_day - d.over + case when p_nearest and d.over > 3 then 7 else 0 end end
    from (select make_date(p_year - case when p_first_month > 1 then 1 else 0 end, p_first_month, 1) as first_day) m,
        -- Days from the last such weekday of the month before to that month's end.
        lateral (select (extract(isodow from m.first_day - 1)::integer - p_week_ends_on + 7) % 7 as over) d
$$;

create or replace function ops.ensure_fiscal_periods(p_company_key integer, p_from date, p_to date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    c warehouse.dim_company;
    made integer;
begin
    select d.* into strict c from warehouse.dim_company d where d.company_key = p_company_key and d.batch_to is null;
    insert into warehouse.fiscal_period (company_key, period_key, fiscal_year, period, name, start_date, end_date)
    select p_company_key, y.year * 100 + p, y.year, p,
        case when p = 13 then 'FY' || y.year || ' adjustments' when c.fiscal_weeks is null then to_char(d.first_day, 'Mon YYYY') else 'FY' || y.year || ' P' || p end,
        case p when 13 then d.last_day else d.first_day end, d.last_day
    -- By weeks, a year begins some days before or after its month: the years beside may be touched, and each is looked at.
    from (select g as year, ops.fiscal_year_start(g, c.fiscal_year_start, c.fiscal_weeks, c.week_ends_on, c.year_ends_nearest) as first_day,
              ops.fiscal_year_start(g + 1, c.fiscal_year_start, c.fiscal_weeks, c.week_ends_on, c.year_ends_nearest) - 1 as last_day
          from generate_series(ops.fiscal_year(p_from, c.fiscal_year_start) - 1, ops.fiscal_year(p_to, c.fiscal_year_start) + 1) g) y,
        generate_series(1, 13) p,
        lateral (select least(p, 12) as period) n,
        lateral (select
            case when c.fiscal_weeks is null then (y.first_day + make_interval(months => n.period - 1))::date
                else y.first_day + 7 * ops.weeks_before(c.fiscal_weeks, n.period) end as first_day,
            case when n.period = 12 then y.last_day
                when c.fiscal_weeks is null then (y.first_day + make_interval(months => n.period) - interval '1 day')::date
                else y.first_day + 7 * ops.weeks_before(c.fiscal_weeks, n.period + 1) - 1 end as last_day) d
    where y.first_day <= p_to and y.last_day >= p_from
    on conflict do nothing;
    get diagnostics made = row_count;
    return made;
end
$$;

-- Weeks of a fiscal year that lie before a period.
create function ops.weeks_before(p_weeks text, p_period integer) returns integer
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select (p_period - 1) / 3 * 13
        + coalesce((select sum(w::integer) from unnest((string_to_array(p_weeks, '-'))[1:(p_period - 1) % 3]) w), 0)::integer
$$;

-- ---------------------------------------------------------------- service lines

create sequence warehouse.service_line_key_seq as integer;
create table warehouse.dim_service_line (
    service_line_key integer not null,
    code text not null,
    name text not null,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_service_line_by_key on warehouse.dim_service_line (service_line_key);
create unique index dim_service_line_live on warehouse.dim_service_line (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_service_line (service_line_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);
insert into security.protected_table values ('warehouse.dim_service_line', 'claim');
alter table warehouse.dim_job add column service_line_key integer not null default 0;

create unlogged table landing.service_line (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null
);
-- What a killed load left here is landed again.
truncate landing.job;
alter table landing.job add column service_line_id text not null;

select ops.add_reader_view('service_line', 'warehouse.dim_service_line',
    'f.service_line_key, f.code, f.name, f.source_system, f.source_id, f.valid_from, f.valid_to, f.batch_from');
create or replace view semantic.job with (security_invoker = true, security_barrier = true) as
    select f.job_key, f.code, f.name, f.customer_key, f.property_key, f.branch_key, f.division_key, f.job_type, f.billing_method,
        f.contract_amount, f.retainage_percent, f.status, f.manager, f.start_date, f.end_date, f.source_system, f.source_id,
        f.valid_from, f.valid_to, f.batch_from, f.service_line_key
    from warehouse.dim_job f
    where f.batch_from <= (select ops.reading_batch()) and (f.batch_to is null or f.batch_to > (select ops.reading_batch()));

-- ---------------------------------------------------------------- date and region

-- Every day of a company's fiscal years; the adjustment period has no day of its own.
create view semantic.calendar_date with (security_invoker = true) as
    select p.company_key, d::date as calendar_date, p.period_key, p.fiscal_year, (p.period + 2) / 3 as fiscal_quarter, p.period as fiscal_period,
        (d::date - min(p.start_date) over (partition by p.company_key, p.fiscal_year)) / 7 + 1 as fiscal_week,
        extract(year from d)::integer as calendar_year, extract(quarter from d)::integer as calendar_quarter, extract(month from d)::integer as calendar_month,
        extract(day from d)::integer as day_of_month, extract(isodow from d)::integer as weekday, d::date = p.end_date as ends_period
    from semantic.fiscal_period p, generate_series(p.start_date, p.end_date, interval '1 day') d
    where p.period <= 12;

-- A region is the branches that name it; a reader sees those of the branches in scope.
create view semantic.region with (security_invoker = true) as
    select b.company_key, b.region as code, count(*) as branches from semantic.branch b where b.region <> '' group by b.company_key, b.region;

-- ---------------------------------------------------------------- whose labor a cost is

-- Hours and cost of one employee tell what they earn: who it was is in views of its own.
drop view semantic.job_cost, semantic.equipment_cost;
select ops.add_reader_view('job_cost', 'warehouse.fact_job_cost',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.job_key, f.phase_key,
     f.cost_code_key, f.cost_type, f.vendor_key, f.equipment_key, f.hours, f.quantity, f.amount, f.billing_quantity,
     f.billing_amount, f.overhead_amount, f.account_key, f.document, f.description, f.entry, f.source_key, f.source_id,
     f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('equipment_cost', 'warehouse.fact_equipment_cost',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.equipment_key, f.kind,
     f.job_key, f.hours, f.quantity, f.amount, f.account_key, f.document, f.description, f.entry, f.source_key,
     f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('job_cost_employee', 'warehouse.fact_job_cost', 'f.fact_id, f.posting_date, f.branch_key, f.employee_key, f.pay_record');
select ops.add_reader_view('equipment_cost_employee', 'warehouse.fact_equipment_cost', 'f.fact_id, f.posting_date, f.branch_key, f.employee_key');

-- Every column but some.
create function security.grant_columns_but(p_roles text[], p_table regclass, p_hidden text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform security.grant_to(p_roles, format('select (%s) on %s',
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
            where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attname <> all (p_hidden)), p_table));
end
$$;

-- ---------------------------------------------------------------- facts with their members as of the posting date

-- p_members: dimension, or dimension=key column of the fact where it is called otherwise. Each gives its code, its name and p_more of it.
create function ops.add_posted_view(p_fact text, p_members text[], p_more jsonb default '{}') returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    member text;
    dimension text;
    fact_key text;
    more text;
    columns text := 'f.*';
    joins text := '';
begin
    foreach member in array p_members loop
        dimension := split_part(member, '=', 1);
        fact_key := coalesce(nullif(split_part(member, '=', 2), ''), dimension || '_key');
        columns := columns || format(', %1$I.code as %2$I, %1$I.name as %3$I', 'm_' || dimension, dimension || '_code', dimension || '_name');
        for more in select jsonb_array_elements_text(p_more -> dimension) loop
            columns := columns || format(', %I.%I as %I', 'm_' || dimension, more, dimension || '_' || more);
        end loop;
        joins := joins || format(' left join semantic.%1$I %2$I on %2$I.%3$I = f.%4$I and f.posting_date >= %2$I.valid_from and (%2$I.valid_to is null or f.posting_date < %2$I.valid_to)',
            dimension, 'm_' || dimension, dimension || '_key', fact_key);
    end loop;
    execute format('create view semantic.%I with (security_invoker = true, security_barrier = true) as select %s from semantic.%I f%s', p_fact || '_posted', columns, p_fact, joins);
end
$$;

select ops.add_posted_view('ar_item', '{customer,job}', '{"customer": ["class"], "job": ["job_type", "status", "manager", "service_line_key", "property_key"]}');
select ops.add_posted_view('ap_item', '{vendor,job}', '{"vendor": ["class"], "job": ["job_type", "status", "manager"]}');
select ops.add_posted_view('ar_line', '{job,cost_code}', '{"job": ["job_type", "status", "manager", "service_line_key", "property_key"]}');
select ops.add_posted_view('ap_line', '{job,cost_code}', '{"job": ["job_type", "status", "manager"]}');
select ops.add_posted_view('job_cost', '{job,job_phase=phase_key,cost_code,vendor,equipment}',
    '{"job": ["job_type", "status", "manager", "service_line_key", "property_key", "customer_key", "contract_amount"]}');
select ops.add_posted_view('equipment_cost', '{equipment,job}', '{"equipment": ["class"], "job": ["job_type", "status", "manager"]}');
select ops.add_posted_view('equipment_usage', '{equipment,job}', '{"equipment": ["class"], "job": ["job_type", "status", "manager"]}');
select ops.add_posted_view('job_estimate', '{job,job_phase=phase_key,cost_code}', '{"job": ["job_type", "status", "manager", "contract_amount"]}');
select ops.add_posted_view('change_order', '{job}', '{"job": ["job_type", "status", "manager", "contract_amount"]}');
select ops.add_posted_view('payroll', '{employee}', '{"employee": ["position", "department", "crew_key"]}');
select ops.add_posted_view('time_entry', '{employee,crew,job,job_phase=phase_key,cost_code}', '{"employee": ["position", "department"], "job": ["job_type", "status", "manager"]}');

-- ---------------------------------------------------------------- what was open on a day

-- Which system a fact's table is of.
create view semantic.source_table with (security_invoker = true) as select s.source_key, s.source_system, s.source_table from ops.source_table s;

create function semantic.ageing_bucket(p_kind text, p_days integer) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when p_kind = 'retainage' then 'retainage' when p_kind in ('credit', 'unapplied') then 'unapplied' when p_days <= 0 then 'current'
        when p_days <= 30 then '1-30' when p_days <= 60 then '31-60' when p_days <= 90 then '61-90' else '90+' end
$$;

-- Receivables and payables open at the end of a day, though they be paid by now: each item less what was applied to it until then.
-- Buckets by days past the due date, or the invoice date; retainage and unapplied credits stand apart. Amounts debit positive.
do $both$
declare
    side record;
begin
    for side in select * from (values ('ar', 'customer'), ('ap', 'vendor')) v (ledger, party) loop
        execute format($function$
            create function semantic.%1$s_open_items(p_as_of date, p_by_invoice_date boolean default false)
                returns table (company_key integer, branch_key integer, %2$s_key integer, job_key integer, currency char(3), source_key integer, source_id text,
                    document text, kind text, invoice_date date, due_date date, disputed boolean, amount numeric, applied numeric, open_amount numeric, days integer, bucket text)
            language sql stable set search_path = pg_catalog, pg_temp as $body$
                with applied as (
                    select s.source_system, a.item, sum(a.amount) as amount from semantic.%1$s_application a join semantic.source_table s on s.source_key = a.source_key
                    where a.posting_date <= p_as_of group by s.source_system, a.item
                )
                select i.company_key, i.branch_key, i.%2$s_key, i.job_key, i.currency, i.source_key, i.source_id, i.document, i.kind, i.invoice_date, i.due_date,
                    i.disputed, i.amount, coalesce(a.amount, 0), i.amount + coalesce(a.amount, 0), d.days, semantic.ageing_bucket(i.kind, d.days)
                from semantic.%1$s_item i
                join semantic.source_table s on s.source_key = i.source_key
                left join applied a on a.source_system = s.source_system and a.item = i.source_id,
                lateral (select p_as_of - case when p_by_invoice_date then coalesce(i.invoice_date, i.posting_date) else coalesce(i.due_date, i.invoice_date, i.posting_date) end as days) d
                where i.posting_date <= p_as_of and i.amount + coalesce(a.amount, 0) <> 0
            $body$
            $function$, side.ledger, side.party);
    end loop;
end
$both$;
