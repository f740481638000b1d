-- The first load of a source's ledger lines fills tables that lie beside the warehouse: one for each month and one for the keys,
-- without indexes, which are built once all rows are there; then they are attached (docs/decisions/0012). Readers cannot see
-- them: they are in schema landing, and get row security before they are moved.

create table ops.first_load (
    batch_id bigint not null references ops.batch,
    source_key integer not null references ops.source_table,
    -- Null for the table of the keys.
    month date,
    state text not null default 'filling' check (state in ('filling', 'indexed', 'attached')),
    unique nulls not distinct (batch_id, source_key, month),
    -- Whether ops.first_load_entry lists every entry of the source that may not balance.
    entries_known boolean not null default true
);

-- Entries that did not come as lines one after the other that balance; what they are off by, null where that is not known. The lines
-- of an entry mostly follow each other, so there are few.
create table ops.first_load_entry (
    batch_id bigint not null references ops.batch,
    source_key integer not null,
    company_key integer not null,
    currency char(3) not null,
    entry_id text not null,
    difference numeric,
    primary key (batch_id, source_key, company_key, currency, entry_id)
);

-- Whether the merge wrote ledger lines for the batch, which no list of open entries covers.
alter table ops.batch add column merged_lines boolean not null default false;

create function ops.first_table(p_source_key integer, p_month date) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when p_month is null then 'ops.fact_key_' || p_source_key else 'landing.first_' || p_source_key || '_' || to_char(p_month, 'YYYY_MM') end
$$;

-- Those that this batch fills for the source; an error when it is not loading.
create function ops.filling(p_batch bigint, p_source_key integer) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from ops.batch b where b.batch_id = p_batch and b.state = 'loading') then
        raise exception 'Batch % is not being loaded', p_batch;
    end if;
    return exists (select from ops.first_load l where l.batch_id = p_batch and l.source_key = p_source_key and l.month is null and l.state <> 'attached');
end
$$;

-- What is the same in every row is the table's default meanwhile: a column less to send.
create function ops.fill_apart(p_table regclass, p_defaults text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter table %s set (autovacuum_enabled = false), %s', p_table, p_defaults);
    perform security.grant_to(array ['sync'], format('insert on %s', p_table));
end
$$;

-- True when the batch may fill the source's tables apart: nothing of the source is in the warehouse, or it has begun to already.
create function ops.begin_first_load(p_batch bigint, p_source_key integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    keys constant text := ops.first_table(p_source_key, null);
begin
    if ops.filling(p_batch, p_source_key) then
        return true;
    end if;
    -- Agents that share the batch begin one after the other: the second finds what the first has begun.
    perform pg_advisory_xact_lock(hashtextextended('superscapes first load ' || p_source_key, 0));
    if ops.filling(p_batch, p_source_key) then
        return true;
    end if;
    if exists (select from ops.first_load l where l.source_key = p_source_key and l.state <> 'attached')
        or exists (select from ops.fact_key k where k.source_key = p_source_key) then
        return false;
    end if;
    insert into ops.first_load (batch_id, source_key) values (p_batch, p_source_key)
    on conflict (batch_id, source_key, month) do update set state = 'filling';
    execute format('alter table ops.fact_key detach partition %s', keys);
    execute format('alter table %s drop constraint %I', keys, (select c.conname from pg_constraint c where c.conrelid = keys::regclass and c.contype = 'p'));
    perform ops.fill_apart(keys::regclass, format('alter column source_key set default %s, alter column batch_id set default %s', p_source_key, p_batch));
    return true;
end
$$;

-- Makes the table of a month.
create function ops.add_first_month(p_batch bigint, p_source_key integer, p_month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    target constant text := ops.first_table(p_source_key, p_month);
begin
    if not ops.filling(p_batch, p_source_key) or p_month <> date_trunc('month', p_month)
        or exists (select from ops.open_range r where p_month < date_trunc('month', r.first_date) or p_month > r.last_date) then
        raise exception 'Batch % cannot fill a table for %', p_batch, p_month;
    end if;
    -- One lock a source for its agents' transactions, so that they cannot wait for each other.
    perform pg_advisory_xact_lock(hashtextextended('superscapes first load ' || p_source_key, 0));
    insert into ops.first_load (batch_id, source_key, month) values (p_batch, p_source_key, p_month) on conflict (batch_id, source_key, month) do nothing;
    if not found then
        return; -- another agent of the batch has made it
    end if;
    execute format('create table %s (like warehouse.fact_transaction including defaults)', target);
    perform ops.fill_apart(target::regclass, format('alter column source_key set default %s, alter column batch_from set default %s', p_source_key, p_batch));
end
$$;

-- The key table's primary key: false when two rows have one key.
create function ops.index_first_keys(p_batch bigint, p_source_key integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set maintenance_work_mem = '256MB' as $$
begin
    if exists (select from ops.first_load l where l.batch_id = p_batch and l.source_key = p_source_key and l.month is null and l.state = 'filling') then
        execute format('alter table %1$s add primary key (key_hash, source_key), add constraint first_load_bound check (source_key = %2$s),
            alter column source_key drop default, alter column batch_id drop default', ops.first_table(p_source_key, null), p_source_key);
        update ops.first_load l set state = 'indexed' where l.batch_id = p_batch and l.source_key = p_source_key and l.month is null;
    end if;
    return true;
exception when unique_violation then
    return false;
end
$$;

-- The constraints and indexes of a month's table, the same as those of the warehouse's months, and that it holds no other month:
-- checked at once, it takes a quarter of the time of checking row by row, and attaching need not read the table again.
create function ops.index_first_month(p_batch bigint, p_source_key integer, p_month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set maintenance_work_mem = '128MB' as $$
declare
    target constant text := ops.first_table(p_source_key, p_month);
    definition text;
    constraints constant text := (select string_agg(format(', add constraint %I %s', c.conname, pg_get_constraintdef(c.oid)), '') from pg_constraint c
        where c.conrelid = 'warehouse.fact_transaction'::regclass and c.contype = 'c');
begin
    update ops.first_load l set state = 'indexed'
    where l.batch_id = p_batch and l.source_key = p_source_key and l.month = p_month and l.state = 'filling';
    if found then
        execute format('alter table %s alter column source_key drop default, alter column batch_from drop default,
            add constraint first_load_bound check (posting_date >= %L and posting_date < %L)%s',
            target, p_month, (p_month + interval '1 month')::date, constraints);
        for definition in select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = 'warehouse.fact_transaction'::regclass loop
            execute format('create index on %s %s', target, substring(definition from 'USING .*$'));
        end loop;
    end if;
end
$$;

-- A month in which the warehouse has rows takes those of the table; any other is replaced by the table as it is.
create function ops.attach_first_month(p_source_key integer, p_month date) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    target constant text := ops.first_table(p_source_key, p_month);
    partition_name constant text := 'fact_transaction_' || to_char(p_month, 'YYYY_MM');
    taken boolean := to_regclass('warehouse.' || partition_name) is not null;
begin
    if taken then
        execute format('select exists (select from warehouse.%I)', partition_name) into taken;
        if not taken then
            execute format('drop table warehouse.%I', partition_name);
        end if;
    end if;
    if taken then
        execute format('insert into warehouse.fact_transaction select * from %s', target);
        execute format('drop table %s', target);
        return;
    end if;
    execute format('alter table %s rename to %I', target, partition_name);
    perform security.protect(format('landing.%I', partition_name)::regclass, 'branch');
    execute format('revoke all on landing.%I from %s', partition_name, security.role_list(array ['sync']));
    execute format('alter table landing.%I reset (autovacuum_enabled)', partition_name);
    execute format('alter table landing.%I set schema warehouse', partition_name);
    execute format('alter table warehouse.fact_transaction attach partition warehouse.%I for values from (%L) to (%L)',
        partition_name, p_month, (p_month + interval '1 month')::date);
    execute format('alter table warehouse.%I drop constraint first_load_bound', partition_name);
end
$$;

create function ops.attach_first_keys(p_source_key integer) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    keys constant text := ops.first_table(p_source_key, null);
begin
    execute format('alter table ops.fact_key attach partition %s for values in (%s)', keys, p_source_key);
    execute format('alter table %s drop constraint first_load_bound', keys);
    execute format('alter table %s reset (autovacuum_enabled)', keys);
    execute format('revoke all on %s from %s', keys, security.role_list(array ['sync']));
end
$$;

-- All of a source's tables become part of the warehouse, in the caller's transaction.
create function ops.attach_first_load(p_batch bigint, p_source_key integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    each_month date;
begin
    if exists (select from ops.first_load l where l.batch_id = p_batch and l.source_key = p_source_key and l.state = 'filling') then
        raise exception 'The tables of source % are not indexed yet', p_source_key;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('superscapes partitions', 0));
    for each_month in select l.month from ops.first_load l
        where l.batch_id = p_batch and l.source_key = p_source_key and l.state = 'indexed' and l.month is not null order by 1
    loop
        perform ops.attach_first_month(p_source_key, each_month);
    end loop;
    perform ops.attach_first_keys(p_source_key);
    update ops.first_load l set state = 'attached' where l.batch_id = p_batch and l.source_key = p_source_key;
end
$$;

-- An unpublished batch's tables, gone as if they had never been: none has a row of another batch, but for months that took rows.
create function ops.undo_first_load(p_batch bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    part ops.first_load;
    month_table text;
    others boolean;
begin
    for part in select l.* from ops.first_load l where l.batch_id = p_batch loop
        if part.month is null then
            if part.state = 'attached' then
                execute format('alter table ops.fact_key detach partition %s', ops.first_table(part.source_key, null));
            end if;
            execute format('drop table %s', ops.first_table(part.source_key, null));
            execute format('create table %s partition of ops.fact_key for values in (%s)', ops.first_table(part.source_key, null), part.source_key);
        elsif part.state <> 'attached' then
            execute format('drop table %s', ops.first_table(part.source_key, part.month));
        else
            month_table := 'warehouse.fact_transaction_' || to_char(part.month, 'YYYY_MM');
            others := to_regclass(month_table) is null;
            if not others then
                execute format('select exists (select from %s f where f.batch_from <> $1)', month_table) into others using p_batch;
            end if;
            if not others then
                execute format('drop table %s', month_table);
            end if;
        end if;
    end loop;
    delete from ops.first_load l where l.batch_id = p_batch;
    delete from ops.first_load_entry e where e.batch_id = p_batch;
end
$$;

-- Rows of one key. As in the merge: of those in one file the last stays and the others are rejected; of files that state the
-- same, the first; of files that differ, the last. Facts are numbered in the order they were read.
create function ops.settle_doubled_keys(p_batch bigint, p_source_key integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    keys constant text := ops.first_table(p_source_key, null);
    months constant text[] := array(select ops.first_table(l.source_key, l.month) from ops.first_load l
        where l.batch_id = p_batch and l.source_key = p_source_key and l.month is not null);
    filled text;
begin
    if not ops.filling(p_batch, p_source_key) then
        raise exception 'Batch % fills no tables of source %', p_batch, p_source_key;
    end if;
    create temporary table doubled (key_hash uuid, fact_id bigint, row_hash uuid, file_id bigint, file_line bigint, source_id text, debit numeric,
        credit numeric, verdict text, kept_line bigint) on commit drop;
    execute format('insert into pg_temp.doubled (key_hash, fact_id, row_hash, file_id, file_line, source_id, debit, credit)
        select k.key_hash, k.fact_id, k.row_hash, f.file_id, f.file_line, f.source_id, f.debit, f.credit
        from %1$s k join (%2$s) f on f.fact_id = k.fact_id where k.key_hash in (select d.key_hash from %1$s d group by d.key_hash having count(*) > 1)',
        keys, (select string_agg('select * from ' || m, ' union all ') from unnest(months) m));
    perform ops.judge_doubled_keys();
    insert into ops.rejected_row (batch_id, file_id, file_name, line_no, reason_code, reason, raw)
    select p_batch, d.file_id, s.file_name, d.file_line, 'duplicate-key', 'line ' || d.kept_line || ' has the same key and was kept in its place', d.source_id
    from pg_temp.doubled d join ops.source_file s on s.file_id = d.file_id where d.verdict = 'rejected' order by d.file_id, d.file_line;
    update ops.source_file s set rows_loaded = s.rows_loaded - c.rejected - c.unchanged, rows_unchanged = s.rows_unchanged + c.unchanged,
        rows_rejected = s.rows_rejected + c.rejected, total_debit = s.total_debit - c.debit, total_credit = s.total_credit - c.credit
    from (
        select d.file_id, count(*) filter (where d.verdict = 'rejected') as rejected, count(*) filter (where d.verdict = 'unchanged') as unchanged,
            coalesce(sum(d.debit) filter (where d.verdict = 'rejected'), 0) as debit,
            coalesce(sum(d.credit) filter (where d.verdict = 'rejected'), 0) as credit
        from pg_temp.doubled d group by d.file_id) c
    where s.file_id = c.file_id;
    -- An entry that lost a line has to be looked at, whatever its lines came to.
    foreach filled in array months loop
        execute format('insert into ops.first_load_entry
            select distinct $1, f.source_key, f.company_key, f.currency, f.entry_id, null::numeric
            from %s f join pg_temp.doubled d on d.fact_id = f.fact_id
            on conflict (batch_id, source_key, company_key, currency, entry_id) do update set difference = null', filled) using p_batch;
    end loop;
    foreach filled in array months || keys loop
        execute format('delete from %s f using pg_temp.doubled d where d.fact_id = f.fact_id and d.verdict <> %L', filled, 'live');
    end loop;
    drop table pg_temp.doubled;
end
$$;

create function ops.judge_doubled_keys() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    with in_file as (
        select m.*, row_number() over w as from_last, first_value(m.file_line) over w as kept from pg_temp.doubled m
        window w as (partition by m.key_hash, m.file_id order by m.fact_id desc)
    ), winner as (
        select i.*, coalesce(i.row_hash = lag(i.row_hash) over (partition by i.key_hash order by i.fact_id), false) as same
        from in_file i where i.from_last = 1
    ), verdict as (
        select i.fact_id, 'rejected' as verdict, i.kept from in_file i where i.from_last > 1
        union all
        select w.fact_id, case when w.same then 'unchanged'
            when w.fact_id = max(w.fact_id) filter (where not w.same) over (partition by w.key_hash) then 'live' else 'replaced' end, 0
        from winner w
    )
    update pg_temp.doubled d set verdict = v.verdict, kept_line = v.kept from verdict v where v.fact_id = d.fact_id;
end
$$;

-- What a file brought, where it is read again from its first row.
create function ops.forget_first_rows(p_batch bigint, p_source_key integer, p_file bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    filled text;
begin
    if ops.filling(p_batch, p_source_key) then
        update ops.first_load_entry e set difference = null where e.batch_id = p_batch and e.source_key = p_source_key;
        for filled in select ops.first_table(l.source_key, l.month) from ops.first_load l
            where l.batch_id = p_batch and l.source_key = p_source_key and l.month is not null
        loop
            execute format('with gone as (delete from %s f where f.file_id = $1 returning f.fact_id)
                delete from %s k using gone g where k.fact_id = g.fact_id', filled, ops.first_table(p_source_key, null)) using p_file;
        end loop;
    end if;
end
$$;

-- Adds up what the entries of a slice are off by. Without any, the list is given up: there are too many to keep.
create function ops.list_open_entries(p_batch bigint, p_source_key integer, p_companies integer[], p_currencies text[], p_entries text[],
    p_differences numeric[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not ops.filling(p_batch, p_source_key) then
        raise exception 'Batch % fills no tables of source %', p_batch, p_source_key;
    end if;
    insert into ops.first_load_entry as e
    select p_batch, p_source_key, n.company_key, n.currency, n.entry_id, n.difference
    from unnest(p_companies, p_currencies, p_entries, p_differences) n(company_key, currency, entry_id, difference)
    on conflict (batch_id, source_key, company_key, currency, entry_id) do update set difference = e.difference + excluded.difference;
end
$$;

create function ops.give_up_entries(p_batch bigint, p_source_key integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update ops.first_load l set entries_known = false where l.batch_id = p_batch and l.source_key = p_source_key
$$;

-- The few entries worth a closer look. A first load listed its own while it read them. Otherwise the entries the batch touched are
-- added up within the periods it touched: hashing, not sorting, and by both cores, though there are no statistics yet to call for it.
create or replace function ops.suspect_entries(p_batch bigint) returns table (company_key integer, currency char(3), source_key integer, entry_id text)
language plpgsql stable set enable_sort = off set enable_nestloop = off set work_mem = '64MB' set parallel_setup_cost = 0 set parallel_tuple_cost = 0 as $$
declare
    statistical constant integer[] := ops.statistical_accounts(p_batch);
    periods constant integer[] := array(select distinct t.period_key from ops.touched_period t where t.batch_id = p_batch);
begin
    if not exists (select from ops.batch b where b.batch_id = p_batch and b.merged_lines)
        and exists (select from ops.first_load l where l.batch_id = p_batch)
        and not exists (select from ops.first_load l where l.batch_id = p_batch and not l.entries_known) then
        return query select e.company_key, e.currency, e.source_key, e.entry_id from ops.first_load_entry e
            where e.batch_id = p_batch and e.difference is distinct from 0;
        return;
    end if;
    return query
    with touched as materialized (
        select distinct f.source_key, f.entry_id
        from warehouse.fact_transaction f
        where f.period_key = any (periods) and (f.batch_from = p_batch or f.batch_to = p_batch)
    )
    select f.company_key, f.currency, f.source_key, f.entry_id
    from warehouse.fact_transaction f join touched t on t.source_key = f.source_key and t.entry_id = f.entry_id
    where f.scenario_key = 1 and f.account_key <> all (statistical) and f.period_key = any (periods)
        and f.batch_from <= p_batch and (f.batch_to is null or f.batch_to >= p_batch)
    group by f.company_key, f.currency, f.source_key, f.entry_id
    having bool_or(f.batch_from = p_batch or f.batch_to = p_batch)
        and (sum(case when f.batch_to = p_batch then 0 else f.debit - f.credit end) <> 0 or bool_and(coalesce(f.batch_to = p_batch, false)));
end
$$;

-- The facts of a first load are read by both cores too.
alter function ops.recompute_rollups(bigint) set parallel_setup_cost = 0;
alter function ops.recompute_rollups(bigint) set parallel_tuple_cost = 0;
