-- What `warehouse-proxy check` asks with the proxy's own login.

create function security.migrations() returns table (version text, description text, success boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select h.version, h.description, h.success from migration.history h where h.version is not null order by h.installed_rank
$$;

create or replace function security.leaks() returns table (object text, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with reader as (
        select r.oid, r.rolname, r.rolcanlogin from pg_roles r, security.installation i,
            unnest(array ['executive', 'controller', 'accountant', 'branch_manager', 'payroll', 'auditor', 'administrator']) n
        where r.rolname = i.role_prefix || n),
    relation as (
        select c.oid, c.relkind, c.relrowsecurity, c.relispartition, c.reloptions, n.nspname::text as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('landing', 'warehouse', 'semantic', 'security', 'ops', 'audit', 'migration') and c.relkind in ('r', 'p', 'v', 'm'))
    select c.oid::regclass::text, 'has no row security'
    from relation c where c.schema = 'warehouse' and c.relkind in ('r', 'p') and not c.relrowsecurity
    union all
    select c.oid::regclass::text, 'is a materialized view, which has no row security'
    from relation c where c.schema in ('warehouse', 'semantic', 'ops') and c.relkind = 'm'
    union all
    select c.oid::regclass::text, 'reads with its owner''s rights'
    from relation c where c.schema in ('warehouse', 'semantic', 'ops') and c.relkind = 'v' and not coalesce(c.reloptions @> array ['security_invoker=true'], false)
    union all
    select r.rolname::text, 'is a superuser or passes by row security'
    from pg_roles r, security.installation i where starts_with(r.rolname, i.role_prefix) and (r.rolsuper or r.rolbypassrls)
    union all
    select r.rolname::text, 'can become the owner'
    from pg_roles r, security.installation i
    where starts_with(r.rolname, i.role_prefix) and r.rolname <> i.role_prefix || 'owner' and pg_has_role(r.oid, (i.role_prefix || 'owner')::regrole, 'member')
    union all
    select c.oid::regclass::text, 'is readable by the proxy''s login itself'
    from relation c, security.installation i
    where c.schema <> 'migration' and has_table_privilege(i.role_prefix || 'proxy', c.oid, 'select')
    union all
    -- The parent's policies do not hold for a partition that is named directly.
    select c.oid::regclass::text, 'is a partition that ' || r.rolname || ' may read directly'
    from relation c, reader r where c.relispartition and has_any_column_privilege(r.oid, c.oid, 'select')
    union all
    -- What every reader may know: which batch is read, and the names of sources. The audit log is for auditors as a whole.
    select c.oid::regclass::text, 'has no row security and ' || r.rolname || ' may read it'
    from relation c, reader r
    where c.relkind in ('r', 'p') and not c.relrowsecurity and not c.relispartition and c.schema in ('landing', 'security', 'ops', 'migration')
        and c.oid::regclass::text not in ('ops.publication', 'ops.batch', 'ops.source_table') and has_any_column_privilege(r.oid, c.oid, 'select')
    union all
    select distinct c.oid::regclass::text, 'shows every row to ' || coalesce(r.rolname, 'everybody')
    from relation c join pg_policy p on p.polrelid = c.oid cross join unnest(p.polroles) granted left join reader r on r.oid = granted
    where c.schema = 'warehouse' and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) = 'true' and (r.oid is not null or granted = 0)
    union all
    select r.rolname::text, 'may sign in by itself' from reader r where r.rolcanlogin
    union all
    select m.member::regrole::text, 'is a member of ' || m.roleid::regrole::text || ', which is no reading role'
    from pg_auth_members m, security.installation i
    where (m.member in (select oid from reader) or m.member = (i.role_prefix || 'proxy')::regrole and m.roleid not in (select oid from reader))
$$;
