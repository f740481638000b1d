-- What a server asks once a second to know whether the answers it keeps still hold: the published batch, and the templates statements
-- are made by. Nothing else that an answer is made of changes between two loads.
create function security.data_version() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.published_batch || '-' || t.drafted || '-' || t.approved
    from ops.publication p, (select count(*) as drafted, count(*) filter (where s.state = 'approved') as approved from semantic.statement_template s) t
$$;

-- A record that waited in a server's spool is brought in again when the server died before it knew that the first try had succeeded.
create index event_at on audit.event (at);

create function audit.append_once(p_task text, p_at timestamptz, p_actor text, p_actor_role text, p_session_id text, p_request_id text, p_client_address text,
    p_code text, p_object text, p_parameters jsonb, p_outcome text, p_row_count bigint, p_data_batch bigint, p_milliseconds integer) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(
        (select e.seq from audit.event e where e.at = p_at and e.task = p_task and e.request_id = p_request_id and e.outcome = p_outcome limit 1),
        audit.append(p_task, p_at, p_actor, p_actor_role, p_session_id, p_request_id, p_client_address, p_code, p_object, p_parameters, p_outcome,
            p_row_count, p_data_batch, p_milliseconds))
$$;
