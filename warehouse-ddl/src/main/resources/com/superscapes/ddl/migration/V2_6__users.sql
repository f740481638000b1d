-- Users, for the proxy: it holds no right on the tables, only these functions. Instants are the proxy's clock.

create function security.find_user(p_login text)
    returns table (user_id bigint, login text, display_name text, password_hash text, role text, branch_codes text[], disabled boolean,
        failed_sign_ins integer, locked_until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.user_id, u.login, u.display_name, u.password_hash, u.role, u.branch_codes, u.disabled, u.failed_sign_ins, u.locked_until
    from security.app_user u where u.login = lower(p_login)
$$;

create function security.user_by_id(p_user_id bigint)
    returns table (user_id bigint, login text, display_name text, role text, branch_codes text[], disabled boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.user_id, u.login, u.display_name, u.role, u.branch_codes, u.disabled from security.app_user u where u.user_id = p_user_id
$$;

-- Branch keys of all companies for a user's branch codes; a code that no branch has gives none.
create function security.branch_keys(p_codes text[]) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(select distinct b.branch_key from warehouse.dim_branch b where b.code = any (p_codes) order by 1)
$$;

create function security.sign_in_succeeded(p_user_id bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.app_user set failed_sign_ins = 0, locked_until = null where user_id = p_user_id
$$;

-- Counts a wrong password; from p_limit on, the user is locked for p_lock. Returns the end of the lock, null when not locked.
create function security.sign_in_failed(p_user_id bigint, p_at timestamptz, p_limit integer, p_lock interval) returns timestamptz
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.app_user set failed_sign_ins = failed_sign_ins + 1,
        locked_until = case when failed_sign_ins + 1 >= p_limit then p_at + p_lock else locked_until end
    where user_id = p_user_id returning locked_until
$$;

create function security.add_refresh_token(p_hash bytea, p_family uuid, p_user_id bigint, p_at timestamptz, p_expires timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into security.refresh_token (token_hash, family, user_id, issued_at, expires_at) values (p_hash, p_family, p_user_id, p_at, p_expires)
$$;

create function security.revoke_family(p_family uuid, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.refresh_token set revoked_at = p_at where family = p_family and revoked_at is null
$$;

-- Uses a refresh token once. outcome: ok, unknown, expired, revoked or reused; a reused one was stolen, so its family ends.
create function security.use_refresh_token(p_hash bytea, p_at timestamptz) returns table (outcome text, user_id bigint, family uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    token security.refresh_token;
begin
    select * into token from security.refresh_token t where t.token_hash = p_hash for update;
    if not found then
        return query select 'unknown', null::bigint, null::uuid;
    elsif token.revoked_at is not null then
        return query select 'revoked', token.user_id, token.family;
    elsif token.used_at is not null then
        perform security.revoke_family(token.family, p_at);
        return query select 'reused', token.user_id, token.family;
    elsif token.expires_at <= p_at then
        return query select 'expired', token.user_id, token.family;
    else
        update security.refresh_token t set used_at = p_at where t.token_hash = p_hash;
        return query select 'ok', token.user_id, token.family;
    end if;
end
$$;

-- The user of a token for one sign-in; null when it is unknown, used or expired.
create function security.use_one_time_token(p_hash bytea, p_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.one_time_token set used_at = p_at where token_hash = p_hash and used_at is null and expires_at > p_at returning user_id
$$;
