-- Months of facts and fiscal periods, made by the load before it writes into them.

-- Posting dates outside are rejected by the load, row by row; this is the last guard.
create table ops.open_range (
    only_row boolean primary key default true check (only_row),
    first_date date not null default '1990-01-01',
    last_date date not null default '2100-12-31'
);
insert into ops.open_range default values;

-- A BRIN index costs next to nothing while loading and lets the recompute of a few periods skip the other months, whatever
-- posting dates a source gives to its periods.
create index fact_transaction_by_period on warehouse.fact_transaction using brin (period_key) with (pages_per_range = 32);

-- Made apart and attached: attaching does not block readers, as CREATE TABLE ... PARTITION OF would.
create function ops.create_month(p_month date) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    partition_name constant text := 'fact_transaction_' || to_char(p_month, 'YYYY_MM');
begin
    execute format('create table warehouse.%I (like warehouse.fact_transaction including defaults including constraints)', partition_name);
    perform security.protect(format('warehouse.%I', partition_name)::regclass, 'branch');
    execute format('alter table warehouse.fact_transaction attach partition warehouse.%I for values from (%L) to (%L)',
        partition_name, p_month, (p_month + interval '1 month')::date);
end
$$;

-- Makes the months from the one of p_from to the one of p_to that are missing; returns how many it made.
create function ops.ensure_partitions(p_from date, p_to date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    month_start date;
    made integer := 0;
begin
    if exists (select from ops.open_range r where p_from < r.first_date or p_to > r.last_date) then
        raise exception 'Posting dates from % to % are outside the open range', p_from, p_to using errcode = 'datetime_field_overflow';
    end if;
    for month_start in select generate_series(date_trunc('month', p_from), p_to, interval '1 month')::date loop
        if to_regclass(format('warehouse.fact_transaction_%s', to_char(month_start, 'YYYY_MM'))) is null then
            perform pg_advisory_xact_lock(hashtextextended('superscapes partitions', 0));
            if to_regclass(format('warehouse.fact_transaction_%s', to_char(month_start, 'YYYY_MM'))) is null then
                perform ops.create_month(month_start);
                made := made + 1;
            end if;
        end if;
    end loop;
    return made;
end
$$;

-- A fiscal year is named by the calendar year it ends in.
create function ops.fiscal_year(p_date date, p_first_month integer) returns integer
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select extract(year from p_date)::integer + case when p_first_month > 1 and extract(month from p_date) >= p_first_month then 1 else 0 end
$$;

-- Twelve months and period 13, the adjustment period on the last day, of every fiscal year that the dates touch.
create function ops.ensure_fiscal_periods(p_company_key integer, p_from date, p_to date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first_month integer;
    made integer;
begin
    select c.fiscal_year_start into strict first_month from warehouse.dim_company c where c.company_key = p_company_key and c.batch_to is null;
    insert into warehouse.fiscal_period (company_key, period_key, fiscal_year, period, name, start_date, end_date)
    select p_company_key, y * 100 + p, y, p,
        case p when 13 then 'FY' || y || ' adjustments' else to_char(month_start, 'Mon YYYY') end,
        case p when 13 then month_end else month_start end, month_end
    from generate_series(ops.fiscal_year(p_from, first_month), ops.fiscal_year(p_to, first_month)) y,
         generate_series(1, 13) p,
         lateral (select (make_date(y - case when first_month > 1 then 1 else 0 end, first_month, 1) + make_interval(months => least(p, 12) - 1))::date as month_start) s,
         lateral (select (month_start + interval '1 month' - interval '1 day')::date as month_end) e
    on conflict do nothing;
    get diagnostics made = row_count;
    return made;
end
$$;
