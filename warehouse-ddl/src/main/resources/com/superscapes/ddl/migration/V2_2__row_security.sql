-- Row security: which table is protected how, and the policies made from that.

create table security.installation (
    only_row boolean primary key default true check (only_row),
    role_prefix text not null
);

-- branch: rows of the branches in the claim, all rows with an entity-wide claim; entity: entity-wide claims only;
-- claim: any valid claim.
create table security.protected_table (
    table_name text primary key,
    scope text not null check (scope in ('branch', 'entity', 'claim'))
);
insert into security.protected_table values
    ('warehouse.fact_transaction', 'branch'),
    ('warehouse.fact_period_amount', 'branch'),
    ('warehouse.fact_account_balance', 'branch'),
    ('warehouse.rollup_branch_period', 'branch'),
    ('warehouse.rollup_company_period', 'entity'),
    ('warehouse.dim_branch', 'branch'),
    ('warehouse.dim_company', 'claim'),
    ('warehouse.dim_division', 'claim'),
    ('warehouse.dim_account', 'claim'),
    ('warehouse.dim_scenario', 'claim'),
    ('warehouse.fiscal_period', 'claim');

create function security.role_list(p_roles text[]) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select string_agg(quote_ident(i.role_prefix || r), ', ') from security.installation i, unnest(p_roles) r
$$;

create function security.add_policy(p_table regclass, p_name text, p_command text, p_roles text[], p_using text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from pg_policy where polrelid = p_table and polname = p_name) then
        execute format('create policy %I on %s for %s to %s using (%s)', p_name, p_table, p_command, security.role_list(p_roles), p_using);
    end if;
end
$$;

-- Branch managers are in no entity-wide policy, whatever their claim says. The sub-selects make Postgres check the claim once
-- per statement instead of once per row.
create function security.protect(p_table regclass, p_scope text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    entity_roles constant text[] := array ['executive', 'controller', 'accountant', 'auditor'];
begin
    execute format('alter table %s enable row level security', p_table);
    if p_scope = 'branch' then
        perform security.add_policy(p_table, 'branch_reader', 'select', entity_roles || 'branch_manager'::text, 'branch_key = any ((select security.branch_scope())::integer[])');
    end if;
    if p_scope in ('branch', 'entity') then
        perform security.add_policy(p_table, 'entity_reader', 'select', entity_roles, '(select security.entity_wide())');
    else
        perform security.add_policy(p_table, 'claim_reader', 'select', entity_roles || array ['branch_manager', 'payroll'], '(select security.has_claim())');
    end if;
    perform security.add_policy(p_table, 'sync_writer', 'all', array ['sync'], 'true');
end
$$;

-- Protects every listed table and its partitions.
create function security.protect_all() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    target record;
begin
    for target in
        select t.relid, p.scope from security.protected_table p, pg_partition_tree(p.table_name::regclass) t
        union all
        select p.table_name::regclass, p.scope from security.protected_table p
        where not exists (select from pg_partition_tree(p.table_name::regclass))
    loop
        perform security.protect(target.relid, target.scope);
    end loop;
end
$$;
