-- What happens to a batch: its rollups are recomputed, then it is published, or undone as if it had never been.

-- The company periods a batch wrote into, listed by the load before the recompute.
create table ops.touched_period (
    batch_id bigint not null references ops.batch,
    company_key integer not null,
    period_key integer not null,
    primary key (batch_id, company_key, period_key)
);

-- The keys as they were before an unpublished batch changed them: what undo puts back.
create table ops.fact_key_before (
    changed_by bigint not null,
    source_key integer not null,
    source_id text not null,
    posting_date date not null,
    row_hash uuid not null,
    batch_id bigint not null,
    primary key (changed_by, source_key, source_id)
);

create function ops.keep_changed_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into ops.fact_key_before
    select n.batch_id, o.source_key, o.source_id, o.posting_date, o.row_hash, o.batch_id
    from old_keys o join new_keys n using (source_key, source_id)
    where o.batch_id <> n.batch_id
    on conflict do nothing;
    return null;
end
$$;
create trigger keep_changed_keys after update on ops.fact_key
    referencing old table as old_keys new table as new_keys for each statement execute function ops.keep_changed_keys();

create function ops.keep_removed_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    loading bigint;
begin
    select max(b.batch_id) into loading from ops.batch b where b.state = 'loading';
    insert into ops.fact_key_before
    select loading, o.source_key, o.source_id, o.posting_date, o.row_hash, o.batch_id
    from old_keys o
    where loading is not null and o.batch_id <> loading and current_setting('superscapes.undoing', true) is distinct from 'on'
    on conflict do nothing;
    return null;
end
$$;
create trigger keep_removed_keys after delete on ops.fact_key
    referencing old table as old_keys for each statement execute function ops.keep_removed_keys();

-- The batch that readers see: the published one, or an earlier one for a report as of then.
create function ops.reading_batch() returns bigint
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
    select least(p.published_batch, nullif(current_setting('superscapes.as_of_batch', true), '')::bigint) from ops.publication p
$$;

-- Measures of every rollup, and how the three facts add to them. Anchors are compared elsewhere and never add.
create function ops.rollup_measures() returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select array ['opening', 'debit', 'credit', 'amount', 'closing_entries', 'stated_balance', 'line_count']
$$;

create function ops.facts_of_periods() returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select $facts$
        select l.company_key, l.period_key, l.account_key, l.branch_key, l.division_key, l.scenario_key, l.currency,
            0::numeric as opening, l.debit, l.credit, l.debit - l.credit as amount, l.closing_entries, 0::numeric as stated_balance, l.line_count
        from (
            select f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency, sum(f.debit) as debit,
                sum(f.credit) as credit, coalesce(sum(f.debit - f.credit) filter (where f.entry_kind = 'C'), 0) as closing_entries, count(*) as line_count
            from warehouse.fact_transaction f
            where f.batch_to is null and f.period_key = any ($1)
            group by f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency) l
        where exists (select from ops.touched_period t where t.batch_id = $2 and t.company_key = l.company_key and t.period_key = l.period_key)
        union all
        select f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency,
            0, 0, 0, case f.measure when 'movement' then f.amount else 0 end, 0, case f.measure when 'balance' then f.amount else 0 end, 1
        from warehouse.fact_period_amount f
        where f.batch_to is null and f.period_key = any ($1)
            and exists (select from ops.touched_period t where t.batch_id = $2 and t.company_key = f.company_key and t.period_key = f.period_key)
        union all
        select f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency,
            coalesce(f.opening, coalesce(f.debit, 0) - coalesce(f.credit, 0)), 0, 0, 0, 0, 0, 0
        from warehouse.fact_account_balance f
        where f.kind = 'opening' and f.batch_to is null and f.period_key = any ($1)
            and exists (select from ops.touched_period t where t.batch_id = $2 and t.company_key = f.company_key and t.period_key = f.period_key)
    $facts$
$$;

-- Closes what no longer holds and adds what is new; a row whose values are the same is left alone.
create function ops.replace_rollup(p_batch bigint, p_rollup text, p_grain text[], p_fresh text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    grain_columns constant text := array_to_string(p_grain, ', ');
    measure_columns constant text := array_to_string(ops.rollup_measures(), ', ');
    same_grain constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(p_grain) c);
    same_values constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(ops.rollup_measures()) c);
    touched constant text := 'exists (select from ops.touched_period t where t.batch_id = $1 and t.company_key = r.company_key and t.period_key = r.period_key)';
begin
    execute format('update %s r set batch_to = $1 where r.batch_to is null and %s and not exists (select from pg_temp.%I n where %s and %s)',
        p_rollup, touched, p_fresh, same_grain, same_values) using p_batch;
    -- Written and closed by the same batch: nobody could ever have seen it.
    execute format('delete from %s r where r.batch_from = $1 and r.batch_to = $1', p_rollup) using p_batch;
    execute format('insert into %1$s (%2$s, %3$s, batch_from) select %2$s, %3$s, $1 from pg_temp.%4$I n where not exists (select from %1$s r where r.batch_to is null and %5$s)',
        p_rollup, grain_columns, measure_columns, p_fresh, same_grain) using p_batch;
end
$$;

-- Recomputes the batch's touched periods in every rollup of the catalogue. The facts are read once, at the finest grain; a
-- coarser rollup is summed from that. Hashing, not sorting: right after a load there are no statistics to tell how much there is.
create function ops.recompute_rollups(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_sort = off set enable_nestloop = off set work_mem = '64MB' as $$
declare
    periods constant integer[] := array(select distinct t.period_key from ops.touched_period t where t.batch_id = p_batch);
    rollup record;
    measures constant text := (select string_agg(format('sum(%1$I) as %1$I', c), ', ') from unnest(ops.rollup_measures()) c);
    finest_name text;
    finest_grain text[];
    fresh_name text;
begin
    if cardinality(periods) = 0 then
        return;
    end if;
    for rollup in select r.rollup_table, r.grain, 'fresh_' || row_number() over w as fresh
        from ops.rollup r window w as (order by cardinality(r.grain) desc, r.rollup_table) order by cardinality(r.grain) desc, r.rollup_table
    loop
        fresh_name := rollup.fresh;
        execute format('drop table if exists pg_temp.%I', fresh_name);
        if finest_name is null then
            execute format('create temporary table %I on commit drop as select %s, %s from (%s) f group by %s',
                fresh_name, array_to_string(rollup.grain, ', '), measures,
                replace(replace(ops.facts_of_periods(), '$1', quote_literal(periods::text) || '::integer[]'), '$2', p_batch::text),
                array_to_string(rollup.grain, ', '));
            finest_name := fresh_name;
            finest_grain := rollup.grain;
        elsif rollup.grain <@ finest_grain then
            execute format('create temporary table %I on commit drop as select %s, %s from pg_temp.%I group by %s',
                fresh_name, array_to_string(rollup.grain, ', '), measures, finest_name, array_to_string(rollup.grain, ', '));
        else
            raise exception 'The grain of % is not part of the finest one', rollup.rollup_table;
        end if;
        execute format('analyze pg_temp.%I', fresh_name);
        perform ops.replace_rollup(p_batch, rollup.rollup_table, rollup.grain, fresh_name);
    end loop;
end
$$;

-- Moves what readers see, all at once.
create function ops.publish(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    published bigint;
begin
    select p.published_batch into published from ops.publication p for update;
    if p_batch <= published or not exists (select from ops.batch b where b.batch_id = p_batch and b.state = 'loading') then
        raise exception 'Batch % is not being loaded, or is older than the published batch %', p_batch, published;
    end if;
    -- An older batch that is neither published nor undone would become visible half-loaded.
    if exists (select from ops.batch b where b.batch_id < p_batch and b.state in ('loading', 'failed')) then
        raise exception 'An earlier batch than % is unfinished: finish or undo it first', p_batch;
    end if;
    delete from ops.fact_key_before k where k.changed_by = p_batch;
    update ops.batch set state = 'published', published_at = clock_timestamp(), finished_at = clock_timestamp() where batch_id = p_batch;
    update ops.publication set published_batch = p_batch;
end
$$;

-- Every table whose rows are stamped with batches.
create function ops.stamped_tables() returns setof regclass
language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.oid::regclass from pg_class c
    where c.relnamespace = 'warehouse'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'batch_from')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'batch_to')
$$;

-- Removes what an unpublished batch wrote, and reopens what it closed.
create function ops.undo(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    stamped regclass;
begin
    if not exists (select from ops.batch b where b.batch_id = p_batch and b.state in ('loading', 'failed')) then
        raise exception 'Batch % is published or undone already', p_batch;
    end if;
    -- Keys that go here go for good: the trigger that keeps removed ones must not file them under another batch.
    perform set_config('superscapes.undoing', 'on', true);
    for stamped in select ops.stamped_tables() loop
        execute format('delete from %s where batch_from = $1', stamped) using p_batch;
        execute format('update %s set batch_to = null where batch_to = $1', stamped) using p_batch;
    end loop;
    delete from ops.fact_key k where k.batch_id = p_batch;
    insert into ops.fact_key select k.source_key, k.source_id, k.posting_date, k.row_hash, k.batch_id from ops.fact_key_before k where k.changed_by = p_batch
    on conflict (source_key, source_id) do update set posting_date = excluded.posting_date, row_hash = excluded.row_hash, batch_id = excluded.batch_id;
    delete from ops.fact_key_before k where k.changed_by = p_batch;
    perform set_config('superscapes.undoing', 'off', true);
    delete from ops.touched_period t where t.batch_id = p_batch;
    -- Its files count as not loaded, and there is nothing to resume.
    delete from ops.slice s where s.batch_id = p_batch;
    update ops.source_file f set state = 'loading' where f.batch_id = p_batch and f.state = 'loaded';
    delete from landing.ledger_line l where l.batch_id = p_batch;
    delete from landing.period_row l where l.batch_id = p_batch;
    update ops.batch set state = 'undone', finished_at = clock_timestamp() where batch_id = p_batch;
end
$$;
