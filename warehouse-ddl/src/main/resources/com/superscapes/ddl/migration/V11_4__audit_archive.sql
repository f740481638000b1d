-- Months of the audit log that left for archive files, and what of the chains went with them: a run is a row of records without a gap,
-- so that what stays can still be verified across the gap it leaves.

create table audit.archived_month (
    month date primary key check (month = date_trunc('month', month)),
    file_name text not null,
    content_hash bytea not null,
    row_count bigint not null,
    archived_at timestamptz not null,
    keep_until date not null,
    check (keep_until >= month + interval '7 years')
);
create table audit.archived_run (
    task text not null,
    first_seq bigint not null,
    last_seq bigint not null,
    previous_hash bytea not null,
    last_hash bytea not null,
    month date not null references audit.archived_month on delete cascade,
    primary key (task, first_seq)
);

-- The newest record of a task, for the anchor outside of the database.
create function audit.head(p_task text) returns table (seq bigint, hash bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select h.seq, h.hash from audit.chain_head h where h.task = p_task
$$;

create or replace function audit.verify(p_task text) returns table (seq bigint, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with link as (
        select e.seq as first_seq, e.seq as last_seq, e.at, e.previous_hash, e.hash, audit.hash_of(e) as computed from audit.event e where e.task = p_task
        union all
        select r.first_seq, r.last_seq, r.month, r.previous_hash, r.last_hash, r.last_hash from audit.archived_run r where r.task = p_task),
    chain as (
        select l.*, lag(l.last_seq, 1, 0::bigint) over w as seq_before, lag(l.hash, 1, audit.genesis(p_task)) over w as hash_before
        from link l window w as (order by l.first_seq, l.at))
    select c.first_seq, case when c.first_seq <> c.seq_before + 1 then 'a record before it is missing or doubled'
        when c.previous_hash <> c.hash_before then 'it does not follow the record before it' else 'its content was changed' end
    from chain c where c.first_seq <> c.seq_before + 1 or c.previous_hash <> c.hash_before or c.hash <> c.computed
    union all
    select h.seq, 'the chain does not end with the last record written'
    from audit.chain_head h
    where h.task = p_task and not exists (select from chain c where c.last_seq = h.seq and c.hash = h.hash)
    union all
    select null, 'there are records without a chain'
    where exists (select from link) and not exists (select from audit.chain_head h where h.task = p_task)
    order by 1
$$;

create function audit.month_table(p_month date) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select 'event_' || to_char(p_month, 'YYYY_MM')
$$;

-- Takes a month out of the log once its archive file has been read back and found whole. The table stays, as audit.detached_YYYY_MM,
-- until somebody drops it.
create function audit.detach_month(p_month date, p_file text, p_hash bytea, p_rows bigint, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    name constant text := audit.month_table(p_month);
    found_rows bigint;
begin
    if p_month + interval '1 month' > p_at then
        raise exception 'The month % is not over', to_char(p_month, 'YYYY-MM');
    end if;
    execute format('lock table audit.%I in access exclusive mode', name);
    execute format('select count(*) from audit.%I', name) into found_rows;
    if found_rows <> p_rows then
        raise exception 'The archive holds % records, the log % of %', p_rows, found_rows, to_char(p_month, 'YYYY-MM');
    end if;
    insert into audit.archived_month values (p_month, p_file, p_hash, p_rows, p_at, (p_month + interval '1 month' + interval '7 years')::date);
    execute format($run$
        insert into audit.archived_run
        select task, min(seq), max(seq), (array_agg(previous_hash order by seq))[1], (array_agg(hash order by seq desc))[1], %L
        from (select e.*, seq - row_number() over (partition by task order by seq) as island from audit.%I e) i group by task, island $run$, p_month, name);
    execute format('alter table audit.event detach partition audit.%I', name);
    execute format('drop trigger refuse_truncate on audit.%I', name);
    execute format('alter table audit.%I rename to %I', name, 'detached_' || to_char(p_month, 'YYYY_MM'));
end
$$;

-- Makes an empty month for records that come back from an archive file; the caller then copies them in and verifies.
create function audit.reopen_month(p_month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
begin
    if to_regclass('audit.' || audit.month_table(p_month)) is not null then
        raise exception 'The month % is in the log', to_char(p_month, 'YYYY-MM');
    end if;
    perform audit.ensure_partition(p_month::timestamp at time zone 'UTC');
    delete from audit.archived_month where month = p_month;
end
$$;
