-- The sealed claim: what a reader may see, as superscapes.claim = hex(hmac-sha256(payload)).payload, where the payload is
-- {"key", "pid", "login", "exp", "branches": [keys] or null for every branch}. It holds for one backend, one login and
-- until its expiry. A claim that is missing, forged, edited, of another backend or expired is an error, never "no rows".

-- A key whose retired_at has passed verifies nothing; the next key is added before that, so two are live meanwhile.
create function security.add_seal_key(p_inner bytea, p_outer bytea, p_valid_until timestamptz) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into security.seal_key (inner_pad, outer_pad, retired_at) values (p_inner, p_outer, p_valid_until) returning key_id
$$;

create function security.refuse(p_reason text) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'No figures without a valid claim: %', p_reason using errcode = 'insufficient_privilege';
end
$$;

-- HMAC-SHA256 by its definition (RFC 2104), from the two stored pads and the built-in hash.
create function security.hmac(p_inner bytea, p_outer bytea, p_message bytea) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(p_outer || sha256(p_inner || p_message))
$$;

create function security.claim() returns jsonb
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    sealed constant text := coalesce(current_setting('superscapes.claim', true), '');
    payload constant text := substr(sealed, 66);
    claimed jsonb;
    seal_ok boolean;
begin
    if sealed !~ '^[0-9a-f]{64}\.\{"key":[0-9]{1,9},' then
        return security.refuse('it is missing or has no seal.');
    end if;
    -- The key's number is read before the seal is checked, so it only picks which key must fit.
    select security.hmac(k.inner_pad, k.outer_pad, convert_to(payload, 'UTF8')) = decode(left(sealed, 64), 'hex') into seal_ok
    from security.seal_key k
    where k.key_id = substring(payload from '^\{"key":([0-9]+),')::integer and (k.retired_at is null or k.retired_at > clock_timestamp());
    if seal_ok is not true then
        return security.refuse('its seal is broken.');
    end if;
    claimed := payload::jsonb;
    if (claimed ->> 'pid')::integer <> pg_backend_pid() or claimed ->> 'login' <> session_user then
        return security.refuse('it belongs to another connection.');
    end if;
    if to_timestamp((claimed ->> 'exp')::bigint) <= clock_timestamp() then
        return security.refuse('it has expired.');
    end if;
    return claimed;
end
$$;

create function security.has_claim() returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select security.claim() is not null
$$;

create function security.entity_wide() returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(security.claim() -> 'branches' = 'null'::jsonb, false)
$$;

-- The branch keys of a scoped claim; empty for an entity-wide one.
create function security.branch_scope() returns integer[]
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select array(select b.value::integer
        from (select security.claim() -> 'branches' as branches offset 0) c,
             jsonb_array_elements_text(case when jsonb_typeof(c.branches) = 'array' then c.branches else '[]'::jsonb end) b)
$$;

-- A branch manager is only ever scoped.
alter table security.app_user add check (role <> 'branch_manager' or branch_codes is not null);
