-- Records that were made at the same time are added together: the chain's head is read, locked and written once for all of
-- them. Each record's hash is what it would have been alone.
create or replace function audit.hash_of(e audit.event) returns bytea
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
    return sha256(e.previous_hash || convert_to(jsonb_build_array(e.seq, e.task, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor,
        e.actor_role, e.session_id, e.request_id, e.client_address, e.code, e.object, e.parameters, e.outcome, e.row_count, e.data_batch, e.milliseconds)::text, 'UTF8'));
end
$$;

-- Records in their order, each {"at": moment, "parameters": text of a JSON object, "record": {"actor": …}}. Answers the last number.
create function audit.append_all(p_task text, p_records jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    head audit.chain_head;
    entry jsonb;
    added audit.event;
    events audit.event[] := '{}';
begin
    perform audit.ensure_partition(m.month)
    from (select distinct date_trunc('month', (e.value ->> 'at')::timestamptz, 'UTC') as month from jsonb_array_elements(p_records) e) m;
    insert into audit.chain_head values (p_task, 0, audit.genesis(p_task)) on conflict do nothing;
    select h.* into head from audit.chain_head h where h.task = p_task for update;
    for entry in select e.value from jsonb_array_elements(p_records) with ordinality e order by e.ordinality loop
        head.seq := head.seq + 1;
        added := row(head.seq, p_task, (entry ->> 'at')::timestamptz, entry #>> '{record,actor}', entry #>> '{record,actorRole}',
            entry #>> '{record,sessionId}', entry #>> '{record,requestId}', entry #>> '{record,clientAddress}', entry #>> '{record,code}',
            entry #>> '{record,object}', coalesce((entry ->> 'parameters')::jsonb, '{}'), entry #>> '{record,outcome}',
            (entry #>> '{record,rowCount}')::bigint, (entry #>> '{record,dataBatch}')::bigint, (entry #>> '{record,milliseconds}')::integer,
            head.hash, ''::bytea)::audit.event;
        head.hash := audit.hash_of(added);
        added.hash := head.hash;
        events := events || added;
    end loop;
    insert into audit.event select * from unnest(events);
    update audit.chain_head h set seq = head.seq, hash = head.hash where h.task = p_task;
    return head.seq;
end
$$;
