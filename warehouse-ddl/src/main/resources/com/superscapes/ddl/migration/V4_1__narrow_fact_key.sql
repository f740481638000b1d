-- The key table gets narrow (docs/decisions/0012): a hash of the source id instead of its text, and where its live fact is, so
-- that a fact is closed by its month and number and needs no index on the source id. Ledger lines need none on the number either:
-- whatever closes some reads their month for the rollups anyway. One partition for each source table, so
-- that a first load can fill its own without an index and attach it.

-- The first 128 bits of SHA-256 over the id in UTF-8; the sync agent computes the same.
create function ops.key_hash(p_source_id text) returns uuid
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
    select substr(encode(sha256(convert_to(p_source_id, 'UTF8')), 'hex'), 1, 32)::uuid
$$;

-- ---------------------------------------------------------------- facts

-- Numbers are reserved by the thousand: fewer records in the log for rows that turn out to be known already.
alter sequence warehouse.fact_id_seq cache 10000;

alter table warehouse.fact_transaction
    add column job_key integer not null default 0,
    add column customer_key integer not null default 0,
    add column vendor_key integer not null default 0;
drop index warehouse.fact_transaction_by_key;

alter table warehouse.fact_period_amount add column fact_id bigint not null default nextval('warehouse.fact_id_seq');
create index fact_period_amount_by_id on warehouse.fact_period_amount (fact_id);
alter table warehouse.fact_account_balance add column fact_id bigint not null default nextval('warehouse.fact_id_seq');
create index fact_account_balance_by_id on warehouse.fact_account_balance (fact_id);

-- ---------------------------------------------------------------- keys

alter table ops.fact_key rename to fact_key_by_text;
alter table ops.fact_key_by_text rename constraint fact_key_pkey to fact_key_by_text_pkey;
alter table ops.fact_key_before rename to fact_key_before_by_text;
alter table ops.fact_key_before_by_text rename constraint fact_key_before_pkey to fact_key_before_by_text_pkey;

create table ops.fact_key (
    source_key integer not null,
    key_hash uuid not null,
    -- Where the live fact is: its month's partition and its number.
    posting_date date not null,
    fact_id bigint not null,
    row_hash uuid not null,
    batch_id bigint not null,
    -- The hash first: an index whose leading column is the same in every row is slow to build.
    primary key (key_hash, source_key)
) partition by list (source_key);

create table ops.fact_key_before (
    changed_by bigint not null,
    source_key integer not null,
    key_hash uuid not null,
    posting_date date not null,
    fact_id bigint not null,
    row_hash uuid not null,
    batch_id bigint not null,
    primary key (changed_by, source_key, key_hash)
);

create function ops.add_key_table() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create table ops.%I partition of ops.fact_key for values in (%s)', 'fact_key_' || new.source_key, new.source_key);
    return null;
end
$$;
create trigger add_key_table after insert on ops.source_table for each row execute function ops.add_key_table();

do $$
declare
    known integer;
begin
    for known in select s.source_key from ops.source_table s loop
        execute format('create table ops.%I partition of ops.fact_key for values in (%s)', 'fact_key_' || known, known);
    end loop;
end
$$;

-- A key's fact is the one not closed; where an unpublished batch is under way, that of the key as it was before is the one it closed.
insert into ops.fact_key
select k.source_key, ops.key_hash(k.source_id), k.posting_date, f.fact_id, k.row_hash, k.batch_id
from ops.fact_key_by_text k
join (
    select t.source_key, t.source_id, t.posting_date, t.fact_id from warehouse.fact_transaction t where t.batch_to is null
    union all
    select a.source_key, a.source_id, a.posting_date, a.fact_id from warehouse.fact_period_amount a where a.batch_to is null
    union all
    select b.source_key, b.source_id, b.posting_date, b.fact_id from warehouse.fact_account_balance b where b.batch_to is null
) f on f.source_key = k.source_key and f.source_id = k.source_id and f.posting_date = k.posting_date
on conflict do nothing;

insert into ops.fact_key_before
select k.changed_by, k.source_key, ops.key_hash(k.source_id), k.posting_date, f.fact_id, k.row_hash, k.batch_id
from ops.fact_key_before_by_text k
join (
    select t.source_key, t.source_id, t.posting_date, t.fact_id, t.batch_to from warehouse.fact_transaction t where t.batch_to is not null
    union all
    select a.source_key, a.source_id, a.posting_date, a.fact_id, a.batch_to from warehouse.fact_period_amount a where a.batch_to is not null
    union all
    select b.source_key, b.source_id, b.posting_date, b.fact_id, b.batch_to from warehouse.fact_account_balance b where b.batch_to is not null
) f on f.source_key = k.source_key and f.source_id = k.source_id and f.posting_date = k.posting_date and f.batch_to = k.changed_by
on conflict do nothing;

drop table ops.fact_key_by_text;
drop table ops.fact_key_before_by_text;
drop index warehouse.fact_period_amount_by_key;
drop index warehouse.fact_account_balance_by_key;

create or replace function ops.keep_changed_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into ops.fact_key_before
    select n.batch_id, o.source_key, o.key_hash, o.posting_date, o.fact_id, o.row_hash, o.batch_id
    from old_keys o join new_keys n using (source_key, key_hash)
    where o.batch_id <> n.batch_id
    on conflict do nothing;
    return null;
end
$$;
create trigger keep_changed_keys after update on ops.fact_key
    referencing old table as old_keys new table as new_keys for each statement execute function ops.keep_changed_keys();

create or replace function ops.keep_removed_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    loading bigint;
begin
    select max(b.batch_id) into loading from ops.batch b where b.state = 'loading';
    insert into ops.fact_key_before
    select loading, o.source_key, o.key_hash, o.posting_date, o.fact_id, o.row_hash, o.batch_id
    from old_keys o
    where loading is not null and o.batch_id <> loading and current_setting('superscapes.undoing', true) is distinct from 'on'
    on conflict do nothing;
    return null;
end
$$;
create trigger keep_removed_keys after delete on ops.fact_key
    referencing old table as old_keys for each statement execute function ops.keep_removed_keys();

-- Puts a batch's keys back as they were.
create function ops.undo_keys(p_batch bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    -- Keys that go here go for good: the trigger that keeps removed ones must not file them under another batch.
    perform set_config('superscapes.undoing', 'on', true);
    delete from ops.fact_key k where k.batch_id = p_batch;
    insert into ops.fact_key
    select k.source_key, k.key_hash, k.posting_date, k.fact_id, k.row_hash, k.batch_id from ops.fact_key_before k where k.changed_by = p_batch
    on conflict (source_key, key_hash) do update
        set posting_date = excluded.posting_date, fact_id = excluded.fact_id, row_hash = excluded.row_hash, batch_id = excluded.batch_id;
    delete from ops.fact_key_before k where k.changed_by = p_batch;
    perform set_config('superscapes.undoing', 'off', true);
end
$$;

create or replace function ops.undo(p_batch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    stamped regclass;
begin
    if not exists (select from ops.batch b where b.batch_id = p_batch and b.state in ('loading', 'failed')) then
        raise exception 'Batch % is published or undone already', p_batch;
    end if;
    perform ops.undo_first_load(p_batch);
    for stamped in select ops.stamped_tables() loop
        execute format('delete from %s where batch_from = $1', stamped) using p_batch;
        execute format('update %s set batch_to = null where batch_to = $1', stamped) using p_batch;
    end loop;
    perform ops.undo_keys(p_batch);
    delete from ops.touched_period t where t.batch_id = p_batch;
    -- Its files count as not loaded, and there is nothing to resume.
    delete from ops.slice s where s.batch_id = p_batch;
    update ops.source_file f set state = 'loading' where f.batch_id = p_batch and f.state = 'loaded';
    delete from landing.ledger_line l where l.batch_id = p_batch;
    delete from landing.period_row l where l.batch_id = p_batch;
    update ops.batch set state = 'undone', finished_at = clock_timestamp() where batch_id = p_batch;
end
$$;

-- ---------------------------------------------------------------- landing

-- What is left in them was merged, or is read again from the checkpoint.
truncate landing.ledger_line, landing.period_row;
alter table landing.ledger_line
    add column key_hash uuid not null,
    add column fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    add column job_id text not null default '',
    add column customer_id text not null default '',
    add column vendor_id text not null default '';
alter table landing.period_row
    add column key_hash uuid not null,
    add column fact_id bigint not null default nextval('warehouse.fact_id_seq');
