-- What controllers say of fiscal periods. Sage keeps no such state that it would tell. Soft closed: reported, entries may still come and count
-- as late; closed: another controller has looked. Only added to; the last row of a period holds. batch_id is what was published then.
create table ops.period_change (
    change_id bigint generated always as identity primary key,
    company_key integer not null,
    period_key integer not null,
    state text not null check (state in ('open', 'soft closed', 'closed')),
    batch_id bigint not null,
    note text not null check (note <> ''),
    changed_by text not null,
    changed_at timestamptz not null
);
create index period_change_by_period on ops.period_change (company_key, period_key, change_id);

create function security.period_changes() returns table (company_key integer, period_key integer, change_id bigint, state text, batch_id bigint, note text,
    changed_by text, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.company_key, c.period_key, c.change_id, c.state, c.batch_id, c.note, c.changed_by, c.changed_at
    from ops.period_change c where (select security.has_claim())
$$;

-- Years whose profit entries have closed, whatever branches the caller sees.
create function security.closed_years() returns table (company_key integer, fiscal_year smallint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct p.company_key, p.fiscal_year
    from warehouse.rollup_company_period r join warehouse.fiscal_period p on p.company_key = r.company_key and p.period_key = r.period_key
    where r.closing_entries <> 0 and r.batch_from <= (select ops.reading_batch()) and (r.batch_to is null or r.batch_to > (select ops.reading_batch()))
        and (select security.has_claim())
$$;

-- Every period with its state. year closed: nobody has said anything here, and the ledger's own closing entries are there.
create view semantic.period_state with (security_invoker = true) as
    select p.company_key, p.period_key, p.fiscal_year, p.period, p.name, p.start_date, p.end_date,
        coalesce(s.state, case when y.fiscal_year is not null then 'year closed' else 'open' end) as state,
        s.batch_id, s.note, s.changed_by, s.changed_at
    from semantic.fiscal_period p
    left join (select distinct on (c.company_key, c.period_key) c.* from security.period_changes() c order by c.company_key, c.period_key, c.change_id desc) s
        on s.company_key = p.company_key and s.period_key = p.period_key
    left join security.closed_years() y on y.company_key = p.company_key and y.fiscal_year = p.fiscal_year;

-- changed, unknown (no such period), early (it has not ended), order (softly first, and open again before that), own (who closed it softly
-- does not close it) or same.
create function security.change_period(p_company text, p_period integer, p_state text, p_note text, p_today date, p_by text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    target warehouse.fiscal_period;
    before ops.period_change;
    was text;
begin
    select p.* into target from warehouse.fiscal_period p join warehouse.dim_company c on c.company_key = p.company_key
    where c.code = p_company and c.batch_to is null and p.period_key = p_period;
    if not found then
        return 'unknown';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('superscapes period ' || target.company_key || ' ' || p_period, 0));
    select c.* into before from ops.period_change c where c.company_key = target.company_key and c.period_key = p_period order by c.change_id desc limit 1;
    was := coalesce(before.state, 'open');
    if was = p_state then
        return 'same';
    elsif p_state <> 'open' and target.end_date >= p_today then
        return 'early';
    elsif (was, p_state) in (('open', 'closed'), ('closed', 'soft closed')) then
        return 'order';
    elsif p_state = 'closed' and before.changed_by = p_by then
        return 'own';
    end if;
    insert into ops.period_change (company_key, period_key, state, batch_id, note, changed_by, changed_at)
    select target.company_key, p_period, p_state, p.published_batch, p_note, p_by, p_at from ops.publication p;
    return 'changed';
end
$$;

-- Rows that published loads rejected and none has mended; null where the caller may not know.
create function security.open_reject_count() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when security.entity_wide() then (select count(*) from ops.open_reject r where r.batch_id <= (select ops.reading_batch())) end
$$;

-- Answers that are kept hold for one state of the data: a period that is closed makes another.
create or replace function security.data_version() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.published_batch || '-' || t.drafted || '-' || t.approved || '-' || c.approved || '-' || s.changes
    from ops.publication p, (select count(*) as drafted, count(*) filter (where s.state = 'approved') as approved from semantic.statement_template s) t,
        (select count(*) as approved from semantic.covenant s where s.state = 'approved') c, (select count(*) as changes from ops.period_change) s
$$;
