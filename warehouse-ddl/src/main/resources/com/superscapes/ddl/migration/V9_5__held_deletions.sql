-- Deletions that the brake holds wait for a word of people, and are known by their keys (docs/decisions/0083).

create table ops.held_deletion (
    held_id bigint generated always as identity primary key,
    source_key integer not null references ops.source_table,
    -- The table and year, or the delivery of a file.
    slice text not null,
    -- For people: the table or file in which they are missing.
    file_name text not null,
    rows_gone bigint not null,
    rows_live bigint not null,
    held_batch bigint not null references ops.batch,
    held_at timestamptz not null,
    -- The batch after which nothing waits any more, and why; a deletion counts when its batch is published.
    ended_batch bigint references ops.batch,
    ended_as text check (ended_as in ('deleted', 'returned', 'replaced')),
    check ((ended_batch is null) = (ended_as is null))
);
create index held_deletion_by_slice on ops.held_deletion (source_key, slice);

create table ops.held_key (
    held_id bigint not null references ops.held_deletion,
    key_hash uuid not null,
    primary key (held_id, key_hash)
);

-- The newest one holds; nothing is ever changed or taken out.
create table ops.deletion_decision (
    decision_id bigint generated always as identity primary key,
    held_id bigint not null references ops.held_deletion,
    decision text not null check (decision in ('approved', 'refused')),
    decided_by text not null,
    decided_at timestamptz not null
);
create index deletion_decision_by_held on ops.deletion_decision (held_id, decision_id desc);

create view ops.open_deletion with (security_invoker = true) as
    select h.held_id, h.source_key, h.slice, h.file_name, h.rows_gone, h.rows_live, h.held_batch, h.held_at, h.ended_batch, d.decision, d.decided_by, d.decided_at
    from ops.held_deletion h
    left join lateral (select n.decision, n.decided_by, n.decided_at from ops.deletion_decision n where n.held_id = h.held_id
        order by n.decision_id desc limit 1) d on true
    where h.ended_as is null
        or h.ended_as = 'deleted' and not exists (select from ops.batch b where b.batch_id = h.ended_batch and b.state = 'published');
