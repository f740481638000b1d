-- Sessions as rows, so that every proxy knows which of them still hold, and one lock-out for all proxies. Instants are the proxy's clock.

alter table security.app_user
    add column division_codes text[],
    -- A temporary password: good for one sign-in, which has to name a new one, until it expires.
    add column must_change boolean not null default false,
    add column password_expires_at timestamptz,
    add column password_changed_at timestamptz,
    add column last_sign_in_at timestamptz,
    -- Grows with every change of name, role or scope.
    add column version integer not null default 1,
    -- Who this is at an identity provider; such a user has no password here.
    add column issuer text,
    add column subject text,
    add unique (issuer, subject),
    add constraint app_user_provider_check check ((issuer is null) = (subject is null)),
    add constraint app_user_scope_check check (branch_codes <> '{}' and division_codes <> '{}');

create table security.session (
    session_id uuid primary key,
    user_id bigint not null references security.app_user on delete cascade,
    started_at timestamptz not null,
    -- However often it is renewed, it ends here.
    ends_at timestamptz not null,
    last_used_at timestamptz not null,
    method text not null check (method in ('password', 'one-time-token', 'oidc')),
    client_address text not null,
    client text not null,
    ended_at timestamptz,
    end_reason text
);
create index session_by_user on security.session (user_id);
create index session_by_end on security.session (ends_at);
insert into security.session
select t.family, t.user_id, min(t.issued_at), min(t.issued_at) + interval '12 hours', max(t.issued_at), 'password', '', '', max(t.revoked_at),
    case when max(t.revoked_at) is not null then 'revoked' end
from security.refresh_token t group by t.family, t.user_id;
alter table security.refresh_token add foreign key (family) references security.session on delete cascade;
alter table security.refresh_token drop constraint refresh_token_user_id_fkey,
    add foreign key (user_id) references security.app_user on delete cascade;
alter table security.one_time_token drop constraint one_time_token_user_id_fkey,
    add foreign key (user_id) references security.app_user on delete cascade;

-- What may happen once only, such as a sign-in that was begun at an identity provider.
create table security.used_once (
    token_hash bytea primary key,
    expires_at timestamptz not null
);
create index used_once_by_expiry on security.used_once (expires_at);

-- Tries at passwords, by account and by address. The account is a hash of the login as typed: people type passwords there, and an
-- unknown login must lock as a known one does.
create table security.sign_in_guard (
    subject text primary key,
    tries integer not null,
    window_start timestamptz not null,
    locked_until timestamptz
);
create index sign_in_guard_by_start on security.sign_in_guard (window_start);

drop function security.sign_in_succeeded(bigint), security.sign_in_failed(bigint, timestamptz, integer, interval), security.find_user(text),
    security.user_by_id(bigint), security.add_refresh_token(bytea, uuid, bigint, timestamptz, timestamptz), security.revoke_family(uuid, timestamptz),
    security.use_refresh_token(bytea, timestamptz), security.use_one_time_token(bytea, timestamptz);
alter table security.app_user drop column failed_sign_ins, drop column locked_until;
alter table security.refresh_token drop column revoked_at;

create function security.guard_subject(p_login text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select 'account ' || encode(sha256(convert_to(lower(p_login), 'UTF8')), 'hex')
$$;

create function security.count_try(p_subject text, p_at timestamptz, p_limit integer, p_window interval) returns void
language sql set search_path = pg_catalog, pg_temp as $$
    insert into security.sign_in_guard as g (subject, tries, window_start, locked_until)
    values (p_subject, 1, p_at, case when p_limit <= 1 then p_at + p_window end)
    on conflict (subject) do update set
        tries = case when g.window_start + p_window <= p_at then 1 else g.tries + 1 end,
        window_start = case when g.window_start + p_window <= p_at then p_at else g.window_start end,
        locked_until = case when (case when g.window_start + p_window <= p_at then 1 else g.tries + 1 end) >= p_limit then p_at + p_window end
$$;

-- Counts a try before the password is looked at, so that many at once are no more than the limit. Returns until when the account or
-- the address is locked; null when the try may go on.
create function security.begin_sign_in(p_login text, p_address text, p_at timestamptz, p_account_limit integer, p_address_limit integer, p_window interval)
    returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    account constant text := security.guard_subject(p_login);
    address constant text := 'address ' || p_address;
    locked timestamptz;
begin
    delete from security.sign_in_guard where ctid = any (array(select g.ctid from security.sign_in_guard g
        where g.window_start < p_at - interval '1 day' order by g.window_start limit 20 for update skip locked));
    select max(g.locked_until) into locked from security.sign_in_guard g where g.subject in (account, address) and g.locked_until > p_at;
    if locked is not null then
        return locked;
    end if;
    perform security.count_try(account, p_at, p_account_limit, p_window);
    perform security.count_try(address, p_at, p_address_limit, p_window);
    return null;
end
$$;

-- Takes a counted try back: the password was right (then the account's whole count ends), or was never looked at.
create function security.forgive_try(p_login text, p_address text, p_right boolean) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from security.sign_in_guard where p_right and subject = security.guard_subject(p_login);
    update security.sign_in_guard set tries = greatest(tries - 1, 0), locked_until = null
    where subject = 'address ' || p_address or not p_right and subject = security.guard_subject(p_login)
$$;

create function security.find_user(p_login text)
    returns table (user_id bigint, password_hash text, disabled boolean, must_change boolean, password_expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.user_id, u.password_hash, u.disabled, u.must_change, u.password_expires_at from security.app_user u where u.login = lower(p_login)
$$;

create function security.open_session(p_session uuid, p_user_id bigint, p_at timestamptz, p_ends timestamptz, p_method text, p_address text, p_client text)
    returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from security.session where session_id = any (array(select s.session_id from security.session s
        where s.ends_at < p_at - interval '90 days' order by s.ends_at limit 20 for update skip locked));
    insert into security.session (session_id, user_id, started_at, ends_at, last_used_at, method, client_address, client)
    values (p_session, p_user_id, p_at, p_ends, p_at, p_method, p_address, left(p_client, 200));
    update security.app_user set last_sign_in_at = p_at where user_id = p_user_id
$$;

-- Who a session is of and what that user may see now; no row once it is over or its user is locked.
create function security.session_state(p_session uuid, p_at timestamptz)
    returns table (user_id bigint, login text, display_name text, role text, branch_codes text[], division_codes text[], branch_keys integer[],
        division_keys integer[], ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.user_id, u.login, u.display_name, u.role, u.branch_codes, u.division_codes,
        case when u.branch_codes is null then security.every_branch_key() else security.branch_keys(u.branch_codes) end,
        security.division_keys(u.division_codes), s.ends_at
    from security.session s join security.app_user u on u.user_id = s.user_id
    where s.session_id = p_session and s.ended_at is null and s.ends_at > p_at and not u.disabled
$$;

create function security.end_session(p_session uuid, p_at timestamptz, p_reason text) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with ended as (update security.session set ended_at = p_at, end_reason = p_reason where session_id = p_session and ended_at is null returning 1)
    select exists (select from ended)
$$;

create function security.end_sessions_of(p_user_id bigint, p_at timestamptz, p_reason text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
    update security.session set ended_at = p_at, end_reason = p_reason where user_id = p_user_id and ended_at is null
$$;

create function security.add_refresh_token(p_hash bytea, p_session uuid, p_at timestamptz, p_idle interval) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into security.refresh_token (token_hash, family, user_id, issued_at, expires_at)
    select p_hash, s.session_id, s.user_id, p_at, least(p_at + p_idle, s.ends_at) from security.session s where s.session_id = p_session
$$;

-- Uses a refresh token once. outcome: ok, unknown, expired, revoked or reused; a reused one was stolen, so its session ends.
create function security.use_refresh_token(p_hash bytea, p_at timestamptz) returns table (outcome text, session_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    token security.refresh_token;
begin
    select * into token from security.refresh_token t where t.token_hash = p_hash for update;
    if not found then
        return query select 'unknown', null::uuid;
    elsif exists (select from security.session s where s.session_id = token.family and s.ended_at is not null) then
        return query select 'revoked', token.family;
    elsif token.used_at is not null then
        perform security.end_session(token.family, p_at, 'refresh token used twice');
        return query select 'reused', token.family;
    elsif token.expires_at <= p_at then
        return query select 'expired', token.family;
    else
        update security.refresh_token t set used_at = p_at where t.token_hash = p_hash;
        update security.session s set last_used_at = p_at where s.session_id = token.family;
        return query select 'ok', token.family;
    end if;
end
$$;

-- The user of a token for one sign-in; null when it is unknown, used or expired or its user is locked.
create function security.use_one_time_token(p_hash bytea, p_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.one_time_token t set used_at = p_at from security.app_user u
    where t.token_hash = p_hash and t.used_at is null and t.expires_at > p_at and u.user_id = t.user_id and not u.disabled returning t.user_id
$$;

-- A user's own new password; whoever was signed in with the old one no longer is.
create function security.change_password(p_user_id bigint, p_hash text, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update security.app_user set password_hash = p_hash, must_change = false, password_expires_at = null, password_changed_at = p_at
    where user_id = p_user_id;
    select security.end_sessions_of(p_user_id, p_at, 'password changed')
$$;

-- False when it was used before.
create function security.use_once(p_hash bytea, p_at timestamptz, p_expires timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from security.used_once where expires_at < p_at;
    with first as (insert into security.used_once values (p_hash, p_expires) on conflict do nothing returning 1) select exists (select from first)
$$;
