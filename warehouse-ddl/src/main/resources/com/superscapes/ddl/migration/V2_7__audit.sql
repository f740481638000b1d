-- The audit log: append-only, one hash chain per task (a server process), monthly partitions.

create table audit.chain_head (
    task text primary key,
    seq bigint not null,
    hash bytea not null
);

create function audit.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'The audit log only grows: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger refuse_change before update or delete on audit.event for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.event for each statement execute function audit.refuse_change();

create function audit.ensure_partition(p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    month_start constant timestamptz := date_trunc('month', p_at);
    partition_name constant text := 'event_' || to_char(month_start, 'YYYY_MM');
begin
    if to_regclass('audit.' || partition_name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('superscapes audit partitions', 0));
    if to_regclass('audit.' || partition_name) is null then
        execute format('create table audit.%I (like audit.event including defaults including constraints)', partition_name);
        execute format('alter table audit.event attach partition audit.%I for values from (%L) to (%L)', partition_name, month_start, month_start + interval '1 month');
        execute format('create trigger refuse_truncate before truncate on audit.%I for each statement execute function audit.refuse_change()', partition_name);
    end if;
end
$$;

-- The partitions of this month and the next ones, so that no record waits for one.
create function audit.ensure_partitions(p_from timestamptz, p_months integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    select audit.ensure_partition(p_from + make_interval(months => m)) from generate_series(0, p_months) m
$$;

-- Every field but the hash itself, in one text that means nothing else: a JSON array, instants in UTC with microseconds.
create function audit.hash_of(e audit.event) returns bytea
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(e.previous_hash || convert_to(jsonb_build_array(e.seq, e.task, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor,
        e.actor_role, e.session_id, e.request_id, e.client_address, e.code, e.object, e.parameters, e.outcome, e.row_count, e.data_batch, e.milliseconds)::text, 'UTF8'))
$$;

create function audit.genesis(p_task text) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to('superscapes audit chain ' || p_task, 'UTF8'))
$$;

-- Adds a record to its task's chain; returns its number in it. p_at is the caller's clock.
create function audit.append(p_task text, p_at timestamptz, p_actor text, p_actor_role text, p_session_id text, p_request_id text, p_client_address text,
    p_code text, p_object text, p_parameters jsonb, p_outcome text, p_row_count bigint, p_data_batch bigint, p_milliseconds integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    added audit.event;
begin
    perform audit.ensure_partition(p_at);
    insert into audit.chain_head values (p_task, 0, audit.genesis(p_task)) on conflict do nothing;
    select h.seq + 1, p_task, p_at, p_actor, p_actor_role, p_session_id, p_request_id, p_client_address, p_code, p_object, coalesce(p_parameters, '{}'),
        p_outcome, p_row_count, p_data_batch, p_milliseconds, h.hash, ''::bytea
    into added from audit.chain_head h where h.task = p_task for update;
    added.hash := audit.hash_of(added);
    insert into audit.event select added.*;
    update audit.chain_head h set seq = added.seq, hash = added.hash where h.task = p_task;
    return added.seq;
end
$$;

-- The records that are not as they were written: none when the chain is whole. Reads the whole chain.
create function audit.verify(p_task text) returns table (seq bigint, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with chain as (
        select e.seq, e.previous_hash, e.hash, audit.hash_of(e) as computed,
            lag(e.seq, 1, 0::bigint) over w as seq_before, lag(e.hash, 1, audit.genesis(p_task)) over w as hash_before
        from audit.event e where e.task = p_task window w as (order by e.seq, e.at))
    select c.seq, case when c.seq <> c.seq_before + 1 then 'a record before it is missing or doubled'
        when c.previous_hash <> c.hash_before then 'it does not follow the record before it' else 'its content was changed' end
    from chain c where c.seq <> c.seq_before + 1 or c.previous_hash <> c.hash_before or c.hash <> c.computed
    union all
    select h.seq, 'the chain does not end with the last record written'
    from audit.chain_head h
    where h.task = p_task and not exists (select from audit.event e where e.task = p_task and e.seq = h.seq and e.hash = h.hash)
    union all
    select null, 'there are records without a chain'
    where exists (select from audit.event e where e.task = p_task) and not exists (select from audit.chain_head h where h.task = p_task)
    order by 1
$$;
