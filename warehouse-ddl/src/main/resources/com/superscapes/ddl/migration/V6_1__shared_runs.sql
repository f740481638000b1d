-- Several sources, several agents: how far each table was read, where a slice came from, what became of rejected rows, what the
-- agent did, and when it does it next (docs/decisions/0017).

-- The source's own word for the newest change read of a table, written in the transaction that merged it. The mark that counts is
-- the newest one of a published batch, or of the batch being loaded: an undone batch's marks count no more.
create table ops.table_mark (
    source_system text not null,
    table_name text not null,
    -- 0 for a table that is read as a whole
    fiscal_year smallint not null default 0,
    batch_id bigint not null references ops.batch,
    mark text not null,
    primary key (source_system, table_name, fiscal_year, batch_id)
);

-- Where a slice was read: the file's path or the table; empty for loads before this version.
alter table ops.source_file add column location text not null default '';

-- The batch that loaded the row at last; open while that is null, or a batch that was undone.
alter table ops.rejected_row add column resolved_batch bigint references ops.batch;
create index rejected_row_open on ops.rejected_row (file_id) where resolved_batch is null;

create view ops.open_reject with (security_invoker = true) as
    select r.* from ops.rejected_row r
    join ops.batch b on b.batch_id = r.batch_id and b.state = 'published'
    where not exists (select from ops.batch s where s.batch_id = r.resolved_batch and s.state = 'published');

-- What an agent did with one source, whatever came of it; the message is a sentence for people and never holds a secret.
create table ops.source_run (
    run_id bigint generated always as identity primary key,
    source_name text not null,
    command text not null,
    agent text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    exit_code smallint,
    batch_id bigint,
    message text
);
create index source_run_by_name on ops.source_run (source_name, run_id desc);

-- The scheduler's own table (db-scheduler 16).
create table ops.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on ops.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on ops.scheduled_tasks (last_heartbeat);

-- Whether a batch changed anything that readers will see, whichever agents loaded it.
create function ops.changed_anything(p_batch bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    stamped regclass;
    found_one boolean;
begin
    if exists (select from ops.touched_period t where t.batch_id = p_batch) then
        return true;
    end if;
    for stamped in select s.s from ops.stamped_tables() s(s) join pg_class c on c.oid = s.s where c.relname like 'dim\_%' loop
        execute format('select exists (select from %s d where d.batch_from = $1 or d.batch_to = $1)', stamped) into found_one using p_batch;
        if found_one then
            return true;
        end if;
    end loop;
    return exists (select from warehouse.dim_scenario s where s.batch_from = p_batch);
end
$$;

revoke all on function ops.changed_anything(bigint) from public;
