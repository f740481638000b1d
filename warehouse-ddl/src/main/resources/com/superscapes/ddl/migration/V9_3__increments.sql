-- What a night's load costs follows what it changed, not what there is (docs/decisions/0070).

-- Where the facts are that a batch brought or closed: they lie together, so a few kilobytes for each month tell.
create index fact_transaction_by_batch on warehouse.fact_transaction using brin (batch_from, batch_to) with (pages_per_range = 32);

-- The facts of a first load are all there are, and have no statistics yet: by way of the index they would only be read slower, and by
-- one core. For the rest of the transaction.
create function ops.read_as_many(p_batch bigint) returns text
language sql volatile set search_path = pg_catalog, pg_temp as $$
    select set_config('enable_bitmapscan', case when exists (select from ops.first_load l where l.batch_id = p_batch) then 'off' else 'on' end, true)
$$;

-- The references of a table of facts: a key column, its dimension and that one's key column.
create function ops.fact_references(p_fact text) returns table (reference text, dimension text, own text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.reference, c.dimension, c.own from (
        select a.attname::text as reference, 'dim_' || case a.attname when 'phase_key' then 'job_phase' else left(a.attname, -4) end as dimension,
            case a.attname when 'phase_key' then 'job_phase_key' else a.attname end::text as own
        from pg_attribute a
        where a.attrelid = format('warehouse.%I', p_fact)::regclass and a.attname like '%\_key' and a.attname <> 'scenario_key' and not a.attisdropped) c
    where to_regclass(format('warehouse.%I', c.dimension)) is not null
    order by 1
$$;

-- The rows of one table of facts that a batch brought and that point to a member that is not there: each is looked at once, for all
-- of its references.
create function ops.lost_references_query(p_fact text, p_batch bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    pair record;
    known integer[];
    lost text[] := '{}';
    named text[] := '{}';
begin
    for pair in select r.* from ops.fact_references(p_fact) r loop
        execute format('select array_agg(distinct d.%1$I) from warehouse.%2$I d where d.batch_from <= $1 and (d.batch_to is null or d.batch_to > $1)',
            pair.own, pair.dimension) into known using p_batch;
        lost := lost || format('f.%1$I <> 0 and f.%1$I <> all (%2$L::integer[])', pair.reference, coalesce(known, '{}'));
        named := named || format('case when %s then %L end', lost[cardinality(lost)], pair.reference);
    end loop;
    return format($q$
        select f.company_key, %1$L::text, l.reference, count(*), min(f.source_id)
        from warehouse.%1$I f, unnest(array [%2$s]) l (reference)
        where f.batch_from = $1 and f.batch_to is null and f.posting_date between $2 and $3 and (%3$s) and l.reference is not null
        group by f.company_key, l.reference order by 3, 1
        $q$, p_fact, array_to_string(named, ', '), array_to_string(lost, ' or '));
end
$$;

-- Records of a batch that point to members that nobody can see: a table's key column and how many.
create or replace function ops.lost_references(p_batch bigint) returns table (company_key integer, fact text, reference text, lost bigint, example text)
language plpgsql stable set parallel_setup_cost = 0 set parallel_tuple_cost = 0 as $$
declare
    first_day date;
    last_day date;
    fact_table text;
begin
    perform ops.read_as_many(p_batch);
    select min(f.start_date), max(f.end_date) into first_day, last_day
    from ops.touched_period t join warehouse.fiscal_period f on f.company_key = t.company_key and f.period_key = t.period_key where t.batch_id = p_batch;
    for fact_table in
        select c.relname from pg_class c where c.relnamespace = 'warehouse'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and c.relname like 'fact\_%' order by 1
    loop
        return query execute ops.lost_references_query(fact_table, p_batch) using p_batch, coalesce(first_day, '-infinity'), coalesce(last_day, 'infinity');
    end loop;
end
$$;

-- ---------------------------------------------------------------- rollups

-- Reads the touched periods whole, whatever was in the rollups before: to heal them, and to compare with.
alter function ops.recompute_rollups(bigint) rename to rebuild_rollups;

-- What a batch brought and, below zero, what it closed, by the groups of the finest rollup.
create function ops.changes_of_batch() returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select $facts$
        select l.company_key, l.period_key, l.account_key, l.branch_key, l.division_key, l.scenario_key, l.currency, 0::numeric as opening,
            l.turn * l.debit as debit, l.turn * l.credit as credit, l.turn * (l.debit - l.credit) as amount, l.turn * l.closing_entries as closing_entries,
            0::numeric as stated_balance, l.turn * l.line_count as line_count
        from (
            select 1 as turn, f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency, sum(f.debit) as debit,
                sum(f.credit) as credit, coalesce(sum(f.debit - f.credit) filter (where f.entry_kind = 'C'), 0) as closing_entries, count(*) as line_count
            from warehouse.fact_transaction f where f.batch_from = $1 and f.batch_to is null
            group by f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency
            union all
            select -1, f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency, sum(f.debit),
                sum(f.credit), coalesce(sum(f.debit - f.credit) filter (where f.entry_kind = 'C'), 0), count(*)
            from warehouse.fact_transaction f where f.batch_to = $1 and f.batch_from < $1
            group by f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency) l
        union all
        select f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency,
            0, 0, 0, t.turn * case f.measure when 'movement' then f.amount else 0 end, 0, t.turn * case f.measure when 'balance' then f.amount else 0 end, t.turn
        from warehouse.fact_period_amount f, lateral (select case when f.batch_to is null then 1 else -1 end as turn) t
        where f.batch_from = $1 and f.batch_to is null or f.batch_to = $1 and f.batch_from < $1
        union all
        select f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency,
            t.turn * coalesce(f.opening, coalesce(f.debit, 0) - coalesce(f.credit, 0)), 0, 0, 0, 0, 0, 0
        from warehouse.fact_account_balance f, lateral (select case when f.batch_to is null then 1 else -1 end as turn) t
        where f.kind = 'opening' and (f.batch_from = $1 and f.batch_to is null or f.batch_to = $1 and f.batch_from < $1)
    $facts$
$$;

-- One rollup's changed groups as they are now: what they were before the batch and what it changed. A group that has no fact any more
-- is gone; openings are not counted, so they are looked for.
create function ops.change_rollup(p_batch bigint, p_rollup text, p_grain text[], p_changes text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    fresh constant text := p_changes || '_fresh';
    grain_columns constant text := array_to_string(p_grain, ', ');
    measure_columns constant text := array_to_string(ops.rollup_measures(), ', ');
    same_grain constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(p_grain) c);
    same_values constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(ops.rollup_measures()) c);
    sums constant text := (select string_agg(format('n.%1$I + coalesce(r.%1$I, 0) as %1$I', c), ', ') from unnest(ops.rollup_measures()) c);
begin
    -- What an earlier attempt of the same batch wrote goes first: nobody could ever have seen it.
    execute format('delete from %s r where r.batch_from = $1', p_rollup) using p_batch;
    execute format('update %s r set batch_to = null where r.batch_to = $1', p_rollup) using p_batch;
    execute format('drop table if exists pg_temp.%I', fresh);
    execute format('create temporary table %1$I on commit drop as
        select %2$s, %3$s from pg_temp.%4$I n left join %5$s r on %6$s and r.batch_to is null',
        fresh, (select string_agg(format('n.%I', c), ', ') from unnest(p_grain) c), sums, p_changes, p_rollup, same_grain);
    execute format('delete from pg_temp.%1$I r where r.line_count = 0 and not exists (select from warehouse.fact_account_balance n
        where n.kind = ''opening'' and n.batch_to is null and %2$s)', fresh, same_grain);
    execute format('analyze pg_temp.%I', fresh);
    execute format('update %1$s r set batch_to = $1 where r.batch_to is null and exists (select from pg_temp.%2$I n where %3$s)
        and not exists (select from pg_temp.%4$I n where %3$s and %5$s)', p_rollup, p_changes, same_grain, fresh, same_values) using p_batch;
    execute format('insert into %1$s (%2$s, %3$s, batch_from) select %2$s, %3$s, $1 from pg_temp.%4$I n where not exists (select from %1$s r where r.batch_to is null and %5$s)',
        p_rollup, grain_columns, measure_columns, fresh, same_grain) using p_batch;
end
$$;

-- Brings every rollup of the catalogue up to what the batch changed. The facts are read once, at the finest grain; a coarser rollup
-- is summed from that. Hashing, not sorting, and by both cores: right after a load there are no statistics to tell how much there is.
create function ops.recompute_rollups(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_sort = off set enable_nestloop = off set work_mem = '64MB'
    set parallel_setup_cost = 0 set parallel_tuple_cost = 0 as $$
declare
    rollup record;
    sums constant text := (select string_agg(format('sum(%1$I) as %1$I', c), ', ') from unnest(ops.rollup_measures()) c);
    finest_name text;
    finest_grain text[];
begin
    perform ops.read_as_many(p_batch);
    for rollup in select r.rollup_table, r.grain, 'changes_' || row_number() over w as changes
        from ops.rollup r window w as (order by cardinality(r.grain) desc, r.rollup_table) order by cardinality(r.grain) desc, r.rollup_table
    loop
        execute format('drop table if exists pg_temp.%I', rollup.changes);
        if finest_name is null then
            finest_name := rollup.changes;
            finest_grain := rollup.grain;
        elsif not rollup.grain <@ finest_grain then
            raise exception 'The grain of % is not part of the finest one', rollup.rollup_table;
        end if;
        execute format('create temporary table %1$I on commit drop as select %2$s, %3$s from %4$s f group by %2$s',
            rollup.changes, array_to_string(rollup.grain, ', '), sums,
            case when finest_name = rollup.changes then '(' || replace(ops.changes_of_batch(), '$1', p_batch::text) || ')' else format('pg_temp.%I', finest_name) end);
        execute format('analyze pg_temp.%I', rollup.changes);
        perform ops.change_rollup(p_batch, rollup.rollup_table, rollup.grain, rollup.changes);
    end loop;
end
$$;

-- ---------------------------------------------------------------- entries

-- Entries that did not balance when a batch was checked, so that they are looked at again when another is. Where there are too many
-- to follow, none is listed: every period says so then.
create table ops.open_entry (
    company_key integer not null,
    currency char(3) not null,
    source_key integer not null,
    entry_id text not null,
    noted_by bigint not null references ops.batch,
    primary key (source_key, entry_id, company_key, currency)
);

-- The few entries worth a closer look: those found open before, and those that the batch changed by something that does not balance.
-- A first load listed its own while it read them.
create or replace function ops.suspect_entries(p_batch bigint) returns table (company_key integer, currency char(3), source_key integer, entry_id text)
language plpgsql stable set enable_sort = off set enable_nestloop = off set work_mem = '64MB' set parallel_setup_cost = 0 set parallel_tuple_cost = 0 as $$
declare
    statistical constant integer[] := ops.statistical_accounts(p_batch);
begin
    return query select o.company_key, o.currency, o.source_key, o.entry_id from ops.open_entry o;
    if not exists (select from ops.batch b where b.batch_id = p_batch and b.merged_lines)
        and exists (select from ops.first_load l where l.batch_id = p_batch)
        and not exists (select from ops.first_load l where l.batch_id = p_batch and not l.entries_known) then
        return query select e.company_key, e.currency, e.source_key, e.entry_id from ops.first_load_entry e
            where e.batch_id = p_batch and e.difference is distinct from 0
                and not exists (select from ops.open_entry o where o.source_key = e.source_key and o.entry_id = e.entry_id and o.company_key = e.company_key and o.currency = e.currency);
        return;
    end if;
    return query
    select c.company_key, c.currency, c.source_key, c.entry_id
    from (
        select f.company_key, f.currency, f.source_key, f.entry_id, f.debit - f.credit as amount
        from warehouse.fact_transaction f
        where f.batch_from = p_batch and f.batch_to is null and f.scenario_key = 1 and f.account_key <> all (statistical)
        union all
        select f.company_key, f.currency, f.source_key, f.entry_id, f.credit - f.debit
        from warehouse.fact_transaction f
        where f.batch_to = p_batch and f.batch_from < p_batch and f.scenario_key = 1 and f.account_key <> all (statistical)) c
    where not exists (select from ops.open_entry o where o.source_key = c.source_key and o.entry_id = c.entry_id and o.company_key = c.company_key and o.currency = c.currency)
    group by c.company_key, c.currency, c.source_key, c.entry_id
    having sum(c.amount) <> 0;
end
$$;

-- Notes the entries that do not balance as of the batch; the next batch's check looks at them whether or not it touches them.
create function ops.note_open_entries(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    most constant integer := 20000;
    suspects constant bigint := (select count(*) from (select from ops.suspect_entries(p_batch) limit most + 1) s);
begin
    if suspects > most then
        return;
    end if;
    insert into ops.open_entry
    select s.company_key, s.currency, s.source_key, s.entry_id, p_batch from ops.suspect_entries(p_batch) s
    where 0 <> (select sum(f.debit - f.credit) from warehouse.fact_transaction f
        where f.company_key = s.company_key and f.currency = s.currency and f.source_key = s.source_key and f.entry_id = s.entry_id
            and f.scenario_key = 1 and f.account_key <> all (ops.statistical_accounts(p_batch))
            and f.batch_from <= p_batch and (f.batch_to is null or f.batch_to > p_batch))
    on conflict do nothing;
end
$$;

revoke all on function ops.rebuild_rollups(bigint), ops.recompute_rollups(bigint), ops.change_rollup(bigint, text, text[], text), ops.note_open_entries(bigint) from public;
