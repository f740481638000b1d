-- Files as versions of a delivery: a changed file replaces what its earlier versions brought (docs/decisions/0060).

alter table ops.source_file
    -- What the file is a version of: its name, or the word that the mapping gives.
    add column delivery text not null default '',
    -- True once rows that it has no more were looked for.
    add column swept boolean not null default false;
update ops.source_file set delivery = file_name;
create index source_file_by_delivery on ops.source_file (source_system, content, delivery);

-- Which delivery a key was found in, and what is left of it without the number that tells equals apart.
truncate landing.swept_key;
alter table landing.swept_key
    add column delivery text not null default '',
    add column base_hash uuid;

-- Rows that a file has and that a file of another delivery had brought: they stay when the other no longer has them. They
-- hold while the file is the newest version of its delivery that was looked through.
create table ops.key_claim (
    source_key integer not null,
    file_id bigint not null references ops.source_file,
    -- Null: the file has so many that they are not listed; it may have any.
    base_hash uuid,
    rows_claimed bigint not null
);
create index key_claim_by_key on ops.key_claim (source_key, base_hash);
create index key_claim_by_file on ops.key_claim (file_id);

-- Rows that a file has no more and that stay because another claims them: they go when nobody does any longer.
create table ops.orphan_key (
    source_key integer not null,
    file_id bigint not null references ops.source_file,
    key_hash uuid not null,
    base_hash uuid not null
);
create index orphan_key_by_file on ops.orphan_key (file_id);

-- Of each delivery the newest version that was looked through, as readers and the batch being loaded have it.
create function ops.newest_swept(p_batch bigint, p_source_system text, p_content text)
returns table (file_id bigint, delivery text, file_name text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (s.delivery) s.file_id, s.delivery, s.file_name
    from ops.source_file s join ops.batch b on b.batch_id = s.batch_id
    where s.source_system = p_source_system and s.content = p_content and s.swept and (b.state = 'published' or b.batch_id = p_batch)
    order by s.delivery, s.file_id desc
$$;
revoke all on function ops.newest_swept(bigint, text, text) from public;

-- A key without the number that tells equals apart: of rows known by their content and of cells that stand several times.
create function ops.key_base(p_source_id text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
    select regexp_replace(p_source_id, case when p_source_id like '#%' then '-[0-9]+$' else '~[0-9]+$' end, '')
$$;
revoke all on function ops.key_base(text) from public;
