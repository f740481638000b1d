-- What readers may know of the loads themselves: when, how much, how it ended. Counts are no secret; what a rejected row or a
-- failure says may be, so these are for entity-wide claims.

-- Loads up to a batch (null: up to the newest), newest first, undone ones too.
create function security.loads(p_newest bigint, p_limit integer)
    returns table (batch_id bigint, source_system text, state text, started_at timestamptz, finished_at timestamptz, published_at timestamptz,
        failure text, slices bigint, rows_read bigint, rows_loaded bigint, rows_unchanged bigint, rows_rejected bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select b.batch_id, b.source_system, b.state, b.started_at, b.finished_at, b.published_at, case when e.wide then b.failure end,
        count(f.file_id), coalesce(sum(f.rows_read), 0)::bigint, coalesce(sum(f.rows_loaded), 0)::bigint, coalesce(sum(f.rows_unchanged), 0)::bigint,
        coalesce(sum(f.rows_rejected), 0)::bigint
    from (select n.* from ops.batch n where p_newest is null or n.batch_id <= p_newest order by n.batch_id desc limit p_limit) b
    left join ops.source_file f on f.batch_id = b.batch_id,
        (select security.entity_wide() as wide, security.has_claim() as claimed offset 0) e
    where e.claimed
    group by b.batch_id, b.source_system, b.state, b.started_at, b.finished_at, b.published_at, b.failure, e.wide
    order by b.batch_id desc
$$;

-- How fresh each source is: its last published load and its last try, whatever came of it.
create function security.source_freshness()
    returns table (source_system text, published_batch bigint, published_at timestamptz, last_batch bigint, last_state text, last_started_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.source_system, p.batch_id, p.published_at, l.batch_id, l.state, l.started_at
    from (select distinct b.source_system from ops.batch b) s
    cross join lateral (select b.batch_id, b.state, b.started_at from ops.batch b where b.source_system = s.source_system order by b.batch_id desc limit 1) l
    left join lateral (select b.batch_id, b.published_at from ops.batch b where b.source_system = s.source_system and b.state = 'published'
        order by b.batch_id desc limit 1) p on true
    where (select security.has_claim())
    order by s.source_system
$$;

-- The files and tables of one load.
create function security.load_slices(p_batch bigint)
    returns table (slice_id bigint, name text, content text, state text, rows_read bigint, rows_loaded bigint, rows_unchanged bigint, rows_rejected bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select f.file_id, f.file_name, f.content, f.state, f.rows_read, f.rows_loaded, f.rows_unchanged, f.rows_rejected
    from ops.source_file f
    where f.batch_id = p_batch and (select security.has_claim())
    order by f.file_id
$$;

-- The rejected rows of one load, a page at a time; none without an entity-wide claim.
create function security.rejects(p_batch bigint, p_after bigint, p_limit integer)
    returns table (rejected_id bigint, file_name text, line_no bigint, field text, reason_code text, reason text, raw text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.rejected_id, r.file_name, r.line_no, r.field, r.reason_code, r.reason, r.raw
    from ops.rejected_row r
    where r.batch_id = p_batch and r.rejected_id > p_after and (select security.entity_wide())
    order by r.rejected_id
    limit p_limit
$$;

create function security.reject_count(p_batch bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from ops.rejected_row r where r.batch_id = p_batch and (select security.entity_wide())
$$;
