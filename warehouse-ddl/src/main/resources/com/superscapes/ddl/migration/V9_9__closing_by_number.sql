-- A night closes some facts in many months: found by their number, none of those months is read whole (docs/decisions/0081).

create index fact_transaction_by_id on warehouse.fact_transaction (fact_id);

-- Without settings of its own it is written into the query that calls it, which a call for each row would slow down many times.
create or replace function ops.key_hash(p_source_id text) returns uuid
language sql immutable strict parallel safe as $$
    select pg_catalog.substr(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p_source_id, 'UTF8')), 'hex'), 1, 32)::pg_catalog.uuid
$$;

-- Notes the entries that do not balance as of the batch; the next batch's check looks at them whether or not it touches them.
create or replace function ops.note_open_entries(p_batch bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with suspect as materialized (
        select s.company_key, s.currency, s.source_key, s.entry_id from ops.suspect_entries(p_batch) s limit 20001
    )
    insert into ops.open_entry
    select s.company_key, s.currency, s.source_key, s.entry_id, p_batch from suspect s
    where (select count(*) from suspect) <= 20000
        and 0 <> (select sum(f.debit - f.credit) from warehouse.fact_transaction f
            where f.company_key = s.company_key and f.currency = s.currency and f.source_key = s.source_key and f.entry_id = s.entry_id
                and f.scenario_key = 1 and f.account_key <> all (ops.statistical_accounts(p_batch))
                and f.batch_from <= p_batch and (f.batch_to is null or f.batch_to > p_batch))
    on conflict do nothing
$$;

-- ---------------------------------------------------------------- keys

-- A key whose fact is replaced keeps its place: room for that on each page spares the index, in which keys lie scattered.
create function ops.create_key_table(p_source_key integer) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create table %s partition of ops.fact_key for values in (%s) with (fillfactor = 90)', ops.first_table(p_source_key, null), p_source_key);
end
$$;

create or replace function ops.add_key_table() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform ops.create_key_table(new.source_key);
    return null;
end
$$;

do $$
declare
    known integer;
begin
    for known in select s.source_key from ops.source_table s loop
        execute format('alter table %s set (fillfactor = 90)', ops.first_table(known, null));
    end loop;
end
$$;

-- An unpublished batch's tables, gone as if they had never been: none has a row of another batch, but for months that took rows.
create or replace function ops.undo_first_load(p_batch bigint) returns void
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
            perform ops.create_key_table(part.source_key);
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

revoke all on function ops.create_key_table(integer) from public;
