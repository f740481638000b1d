-- What an administrator does, as functions of that role: the proxy's own login may call none of them. Whoever asks for wider rights
-- is not who grants them.

create table security.user_change (
    change_id bigint generated always as identity primary key,
    login text not null check (login = lower(login)),
    display_name text not null,
    role text not null,
    branch_codes text[],
    division_codes text[],
    -- The user's version it was asked on; null for a new user.
    base_version integer,
    requested_by text not null,
    requested_at timestamptz not null,
    state text not null default 'pending' check (state in ('pending', 'approved', 'rejected')),
    decided_by text,
    decided_at timestamptz,
    check (state <> 'approved' or decided_by <> requested_by)
);
create unique index one_pending_change_of_a_user on security.user_change (login) where state = 'pending';

create function security.known_codes(p_branches text[], p_divisions text[]) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select not exists (select from unnest(p_branches) c where c not in (select b.code from warehouse.dim_branch b))
        and not exists (select from unnest(p_divisions) c where c not in (select d.code from warehouse.dim_division d))
$$;

-- True when the second scope holds something the first does not; null is everything.
create function security.wider(p_before text[], p_after text[]) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select p_before is not null and (p_after is null or not p_after <@ p_before)
$$;

-- Makes or changes a user; a changed role or scope ends the user's sessions, and with them whatever was kept for them.
create function security.apply_user(p_login text, p_name text, p_role text, p_branches text[], p_divisions text[], p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    before security.app_user;
begin
    select * into before from security.app_user u where u.login = p_login for update;
    if not found then
        insert into security.app_user (login, display_name, role, branch_codes, division_codes) values (p_login, p_name, p_role, p_branches, p_divisions);
    else
        update security.app_user u set display_name = p_name, role = p_role, branch_codes = p_branches, division_codes = p_divisions, version = u.version + 1
        where u.user_id = before.user_id;
        if (before.role, before.branch_codes, before.division_codes) is distinct from (p_role, p_branches, p_divisions) then
            perform security.end_sessions_of(before.user_id, p_at, 'role or scope changed');
        end if;
    end if;
end
$$;

create function security.last_administrator(p_login text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from security.app_user u where u.login = p_login and u.role = 'administrator' and not u.disabled)
        and not exists (select from security.app_user u where u.login <> p_login and u.role = 'administrator' and not u.disabled)
$$;

-- outcome: applied, pending, exists, unknown, unknown-scope, own, last-administrator or waiting (another change of this user waits). A
-- new user, another role or a wider scope waits for a second administrator; a narrower one is applied at once.
create function security.request_user_change(p_by text, p_at timestamptz, p_login text, p_name text, p_role text, p_branches text[], p_divisions text[],
    p_new boolean) returns table (outcome text, change_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    before security.app_user;
    asked bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('superscapes users', 0));
    select * into before from security.app_user u where u.login = p_login;
    if p_new and before.user_id is not null then
        return query select 'exists', null::bigint;
    elsif not p_new and before.user_id is null then
        return query select 'unknown', null::bigint;
    elsif not security.known_codes(p_branches, p_divisions) then
        return query select 'unknown-scope', null::bigint;
    elsif p_login = p_by and (before.role, before.branch_codes, before.division_codes) is distinct from (p_role, p_branches, p_divisions) then
        return query select 'own', null::bigint;
    elsif p_role <> 'administrator' and security.last_administrator(p_login) then
        return query select 'last-administrator', null::bigint;
    elsif not p_new and before.role = p_role and not security.wider(before.branch_codes, p_branches)
            and not security.wider(before.division_codes, p_divisions) then
        perform security.apply_user(p_login, p_name, p_role, p_branches, p_divisions, p_at);
        return query select 'applied', null::bigint;
    elsif exists (select from security.user_change c where c.login = p_login and c.state = 'pending') then
        return query select 'waiting', null::bigint;
    else
        insert into security.user_change as c (login, display_name, role, branch_codes, division_codes, base_version, requested_by, requested_at)
        values (p_login, p_name, p_role, p_branches, p_divisions, before.version, p_by, p_at) returning c.change_id into asked;
        return query select 'pending', asked;
    end if;
end
$$;

-- outcome: approved, rejected, unknown, decided, own, or stale when the user changed since. Whoever asked may take it back, not grant it.
create function security.decide_user_change(p_change bigint, p_by text, p_at timestamptz, p_approve boolean) returns table (outcome text, login text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    change security.user_change;
begin
    perform pg_advisory_xact_lock(hashtextextended('superscapes users', 0));
    select * into change from security.user_change c where c.change_id = p_change for update;
    if not found then
        return query select 'unknown', null::text;
    elsif change.state <> 'pending' then
        return query select 'decided', change.login;
    elsif p_approve and p_by in (change.requested_by, change.login) then
        return query select 'own', change.login;
    elsif p_approve and change.base_version is distinct from (select u.version from security.app_user u where u.login = change.login) then
        return query select 'stale', change.login;
    else
        if p_approve then
            perform security.apply_user(change.login, change.display_name, change.role, change.branch_codes, change.division_codes, p_at);
        end if;
        update security.user_change c set state = case when p_approve then 'approved' else 'rejected' end, decided_by = p_by, decided_at = p_at
        where c.change_id = p_change;
        return query select case when p_approve then 'approved' else 'rejected' end, change.login;
    end if;
end
$$;

create function security.user_changes()
    returns table (change_id bigint, login text, display_name text, role text, branch_codes text[], division_codes text[], role_before text,
        branches_before text[], divisions_before text[], requested_by text, requested_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.change_id, c.login, c.display_name, c.role, c.branch_codes, c.division_codes, u.role, u.branch_codes, u.division_codes, c.requested_by, c.requested_at
    from security.user_change c left join security.app_user u on u.login = c.login where c.state = 'pending' order by c.change_id
$$;

create function security.users(p_at timestamptz)
    returns table (login text, display_name text, role text, branch_codes text[], division_codes text[], disabled boolean, locked_until timestamptz,
        has_password boolean, must_change boolean, issuer text, last_sign_in_at timestamptz, created_at timestamptz, live_sessions bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.login, u.display_name, u.role, u.branch_codes, u.division_codes, u.disabled, g.locked_until, u.password_hash is not null, u.must_change,
        u.issuer, u.last_sign_in_at, u.created_at,
        (select count(*) from security.session s where s.user_id = u.user_id and s.ended_at is null and s.ends_at > p_at
            and exists (select from security.refresh_token t where t.family = s.session_id and t.used_at is null and t.expires_at > p_at))
    from security.app_user u
    left join security.sign_in_guard g on g.subject = security.guard_subject(u.login) and g.locked_until > p_at
    order by u.login
$$;

create function security.reset_password(p_login text, p_hash text, p_at timestamptz, p_expires timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who bigint;
begin
    update security.app_user u set password_hash = p_hash, must_change = true, password_expires_at = p_expires, password_changed_at = p_at
    where u.login = p_login and u.issuer is null returning u.user_id into who;
    if who is not null then
        perform security.end_sessions_of(who, p_at, 'password reset');
        delete from security.sign_in_guard g where g.subject = security.guard_subject(p_login);
    end if;
    return who is not null;
end
$$;

-- outcome: done, unknown, own or last-administrator. Locking ends the sessions; unlocking also ends a lock-out by wrong passwords.
create function security.set_user_locked(p_login text, p_locked boolean, p_by text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('superscapes users', 0));
    if p_locked and p_login = p_by then
        return 'own';
    elsif p_locked and security.last_administrator(p_login) then
        return 'last-administrator';
    end if;
    update security.app_user u set disabled = p_locked where u.login = p_login returning u.user_id into who;
    if who is null then
        return 'unknown';
    elsif p_locked then
        perform security.end_sessions_of(who, p_at, 'user locked');
    else
        delete from security.sign_in_guard g where g.subject = security.guard_subject(p_login);
    end if;
    return 'done';
end
$$;

create function security.remove_user(p_login text, p_by text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('superscapes users', 0));
    if p_login = p_by then
        return 'own';
    elsif security.last_administrator(p_login) then
        return 'last-administrator';
    end if;
    delete from security.app_user u where u.login = p_login;
    if not found then
        return 'unknown';
    end if;
    update security.user_change c set state = 'rejected', decided_by = p_by where c.login = p_login and c.state = 'pending';
    return 'done';
end
$$;

-- Live sessions: of one user, or of all with a null login.
create function security.live_sessions(p_login text, p_at timestamptz)
    returns table (session_id uuid, login text, display_name text, method text, client_address text, client text, started_at timestamptz,
        last_used_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.session_id, u.login, u.display_name, s.method, s.client_address, s.client, s.started_at, s.last_used_at, s.ends_at
    from security.session s join security.app_user u on u.user_id = s.user_id
    where (p_login is null or u.login = p_login) and s.ended_at is null and s.ends_at > p_at
        and exists (select from security.refresh_token t where t.family = s.session_id and t.used_at is null and t.expires_at > p_at)
    order by s.last_used_at desc, s.session_id
$$;

-- The codes a scope can be made of.
create function security.scope_choices() returns table (dimension text, code text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select 'branch', b.code, max(b.name) from warehouse.dim_branch b where b.batch_to is null group by b.code
    union all
    select 'division', d.code, max(d.name) from warehouse.dim_division d where d.batch_to is null group by d.code
    order by 1, 2
$$;

-- A user that an identity provider vouches for, with the role and scope its groups map to. outcome: same, added, changed, locked, or
-- taken when the login is another user's.
create function security.provider_user(p_issuer text, p_subject text, p_login text, p_name text, p_role text, p_branches text[], p_divisions text[],
    p_at timestamptz) returns table (outcome text, user_id bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    before security.app_user;
begin
    perform pg_advisory_xact_lock(hashtextextended('superscapes users', 0));
    select * into before from security.app_user u where u.issuer = p_issuer and u.subject = p_subject;
    if not found then
        if exists (select from security.app_user u where u.login = p_login) then
            return query select 'taken', null::bigint;
            return;
        end if;
        perform security.apply_user(p_login, p_name, p_role, p_branches, p_divisions, p_at);
        return query update security.app_user u set issuer = p_issuer, subject = p_subject where u.login = p_login returning 'added', u.user_id;
    elsif before.disabled then
        return query select 'locked', before.user_id;
    elsif (before.role, before.branch_codes, before.division_codes, before.display_name) is distinct from (p_role, p_branches, p_divisions, p_name) then
        perform security.apply_user(before.login, p_name, p_role, p_branches, p_divisions, p_at);
        return query select 'changed', before.user_id;
    else
        return query select 'same', before.user_id;
    end if;
end
$$;
