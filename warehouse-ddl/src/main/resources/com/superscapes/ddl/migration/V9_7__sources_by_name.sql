-- A batch that only sums the rollups anew comes from no source.

create or replace function security.source_freshness()
    returns table (source_system text, published_batch bigint, published_at timestamptz, last_batch bigint, last_state text, last_started_at timestamptz,
        message text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with named as (
        select distinct r.source_name from ops.source_run r
    ), seen as (
        select n.source_name, p.batch_id as published_batch, p.published_at, l.batch_id as last_batch,
            case when l.exit_code = 1 then 'failed' when l.finished_at is not null then 'published'
                when l.alive then 'loading' else 'failed' end as last_state, l.started_at, l.message
        from named n
        cross join lateral (select r.batch_id, r.exit_code, r.finished_at, r.started_at, r.message,
                exists (select from pg_locks k where k.locktype = 'advisory' and k.granted and k.objsubid = 1
                    and k.database = (select d.oid from pg_database d where d.datname = current_database())
                    and (k.classid::bigint << 32 | k.objid::bigint) = hashtextextended('superscapes source run ' || r.run_id, 0)) as alive
            from ops.source_run r where r.source_name = n.source_name order by r.run_id desc limit 1) l
        left join lateral (select b.batch_id, b.published_at from ops.source_run r join ops.batch b on b.batch_id = r.batch_id and b.state = 'published'
            where r.source_name = n.source_name order by b.batch_id desc limit 1) p on true
    ), others as (
        -- Loaded by name of file, by no configuration.
        select s.source_system, p.batch_id as published_batch, p.published_at, l.batch_id as last_batch, l.state as last_state, l.started_at,
            case when l.state <> 'published' then l.failure end as message
        from (select distinct b.source_system from ops.batch b where b.source_system <> 'rollups') s
        cross join lateral (select b.batch_id, b.state, b.started_at, b.failure from ops.batch b where b.source_system = s.source_system
            order by b.batch_id desc limit 1) l
        left join lateral (select b.batch_id, b.published_at from ops.batch b where b.source_system = s.source_system and b.state = 'published'
            order by b.batch_id desc limit 1) p on true
        where not exists (select from named n where n.source_name = s.source_system)
            and not exists (select from ops.source_run r join ops.batch b on b.batch_id = r.batch_id where b.source_system = s.source_system)
    )
    select a.source_name, a.published_batch, a.published_at, a.last_batch, a.last_state, a.started_at,
        case when (select security.entity_wide()) then a.message end
    from (select * from seen union all select * from others) a
    where (select security.has_claim())
    order by a.source_name
$$;

-- A load by the name that the configuration gives its source: several sources may be of one system.
create or replace function security.loads(p_newest bigint, p_limit integer)
    returns table (batch_id bigint, source_system text, state text, started_at timestamptz, finished_at timestamptz, published_at timestamptz,
        failure text, slices bigint, rows_read bigint, rows_loaded bigint, rows_unchanged bigint, rows_rejected bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select b.batch_id, coalesce(n.source_name, b.source_system), b.state, b.started_at, b.finished_at, b.published_at, case when e.wide then b.failure end,
        count(f.file_id), coalesce(sum(f.rows_read), 0)::bigint, coalesce(sum(f.rows_loaded), 0)::bigint, coalesce(sum(f.rows_unchanged), 0)::bigint,
        coalesce(sum(f.rows_rejected), 0)::bigint
    from (select n.* from ops.batch n where p_newest is null or n.batch_id <= p_newest order by n.batch_id desc limit p_limit) b
    left join lateral (select r.source_name from ops.source_run r where r.batch_id = b.batch_id order by r.run_id desc limit 1) n on true
    left join ops.source_file f on f.batch_id = b.batch_id,
        (select security.entity_wide() as wide, security.has_claim() as claimed offset 0) e
    where e.claimed
    group by b.batch_id, n.source_name, b.source_system, b.state, b.started_at, b.finished_at, b.published_at, b.failure, e.wide
    order by b.batch_id desc
$$;

-- A batch is looked up by what loaded it.
create index source_run_by_batch on ops.source_run (batch_id);
