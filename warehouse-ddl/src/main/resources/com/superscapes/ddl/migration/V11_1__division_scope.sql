-- Scope by division beside scope by branch. A claim with "divisions": [keys] sees rows of those divisions in its branches; its
-- branches are always listed. Such a claim is not entity-wide and no branch claim, so that whatever has no policy for divisions
-- shows it nothing.

create or replace function security.entity_wide() returns boolean
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(c.claim -> 'branches' = 'null'::jsonb and not c.claim ? 'divisions', false) from (select security.claim() as claim offset 0) c
$$;

create function security.claimed_keys(p_claim jsonb, p_name text) returns integer[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select array(select k.value::integer from jsonb_array_elements_text(case when jsonb_typeof(p_claim -> p_name) = 'array' then p_claim -> p_name else '[]'::jsonb end) k)
$$;

create or replace function security.branch_scope() returns integer[]
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select case when c.claim ? 'divisions' then '{}'::integer[] else security.claimed_keys(c.claim, 'branches') end
    from (select security.claim() as claim offset 0) c
$$;

-- The divisions of a claim scoped by division, and the branches it sees of them; both empty for any other claim.
create function security.division_scope() returns integer[]
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select security.claimed_keys(security.claim(), 'divisions')
$$;

create function security.division_branches() returns integer[]
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select case when c.claim ? 'divisions' then security.claimed_keys(c.claim, 'branches') else '{}'::integer[] end
    from (select security.claim() as claim offset 0) c
$$;

-- Facts, rollups and jobs by their division and branch; members that have a branch but no division by the branch alone. Employees
-- are not among them: what somebody earns belongs to no division.
-- The name sorts after entity_reader, so that an entity-wide reader never pays for it.
create function security.protect_by_division(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    readers constant text[] := array ['executive', 'controller', 'accountant', 'auditor', 'branch_manager', 'payroll'];
    in_branch constant text := 'branch_key = any ((select security.division_branches())::integer[])';
begin
    if exists (select from pg_attribute where attrelid = p_table and attname = 'division_key' and not attisdropped) then
        perform security.add_policy(p_table, 'scoped_by_division', 'select', readers,
            'division_key = any ((select security.division_scope())::integer[]) and ' || in_branch);
    elsif p_table::text in ('warehouse.dim_branch', 'warehouse.dim_crew', 'warehouse.dim_equipment') then
        perform security.add_policy(p_table, 'scoped_by_division', 'select', readers, in_branch);
    end if;
end
$$;

create or replace function security.protect(p_table regclass, p_scope text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    entity_roles constant text[] := array ['executive', 'controller', 'accountant', 'auditor'];
begin
    execute format('alter table %s enable row level security', p_table);
    if p_scope = 'branch' then
        perform security.add_policy(p_table, 'branch_reader', 'select', entity_roles || array ['branch_manager', 'payroll'], 'branch_key = any ((select security.branch_scope())::integer[])');
        perform security.protect_by_division(p_table);
    end if;
    if p_scope = 'pay' then
        perform security.add_policy(p_table, 'pay_reader', 'select', array ['executive', 'controller', 'auditor', 'payroll'], '(select security.entity_wide())');
    elsif p_scope in ('branch', 'entity') then
        perform security.add_policy(p_table, 'entity_reader', 'select', entity_roles || array ['payroll'], '(select security.entity_wide())');
    else
        perform security.add_policy(p_table, 'claim_reader', 'select', entity_roles || array ['branch_manager', 'payroll'], '(select security.has_claim())');
    end if;
    perform security.add_policy(p_table, 'sync_writer', 'all', array ['sync'], 'true');
end
$$;

create or replace function security.lines_outside_scope(p_entry_id text, p_source_key integer, p_posting_date date) returns bigint
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select case when security.entity_wide() or count(*) filter (where inside) = 0 then 0 else count(*) filter (where not inside) end
    from (select f.branch_key = any ((select security.branch_scope())::integer[])
            or f.division_key = any ((select security.division_scope())::integer[]) and f.branch_key = any ((select security.division_branches())::integer[]) as inside
        from warehouse.fact_transaction f
        where f.entry_id = p_entry_id and f.source_key = p_source_key and f.posting_date = p_posting_date
            and f.batch_from <= (select ops.reading_batch()) and (f.batch_to is null or f.batch_to > (select ops.reading_batch()))) l
$$;

-- Keys for a user's codes in every company; every key when there is no list, since a claim by division lists its branches.
create function security.division_keys(p_codes text[]) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(select distinct d.division_key from warehouse.dim_division d where d.code = any (p_codes) order by 1)
$$;

create function security.every_branch_key() returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(select distinct b.branch_key from warehouse.dim_branch b order by 1)
$$;
