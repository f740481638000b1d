-- Every right in one place, granted anew after each migration and each clone of a template.

create function security.grant_to(p_roles text[], p_rights text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('grant %s to %s', p_rights, security.role_list(p_roles));
end
$$;

create function security.revoke_from_everybody() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    schema_name text;
begin
    execute format('revoke all on database %I from public', current_database());
    foreach schema_name in array array ['landing', 'warehouse', 'semantic', 'security', 'audit', 'ops', 'migration'] loop
        execute format('revoke all on schema %I from public', schema_name);
        execute format('revoke all on all functions in schema %I from public', schema_name);
        execute format('revoke all on all tables in schema %I from public', schema_name);
    end loop;
end
$$;

create function security.grant_readers() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    figures constant text[] := array ['executive', 'controller', 'accountant', 'auditor', 'branch_manager'];
    readers constant text[] := figures || 'payroll'::text;
begin
    perform security.grant_to(readers, 'usage on schema warehouse, semantic, security, ops');
    perform security.grant_to(readers, 'execute on function security.has_claim(), security.entity_wide(), security.branch_scope(), ops.reading_batch()');
    perform security.grant_to(readers, 'select on ops.publication, semantic.company, semantic.fiscal_period, semantic.batch, warehouse.dim_company, warehouse.fiscal_period');
    perform security.grant_to(readers, 'select (batch_id, source_system, published_at) on ops.batch');
    -- The parent only: a partition named directly would be another table to guard.
    perform security.grant_to(figures, 'select on warehouse.fact_transaction, warehouse.fact_period_amount, warehouse.fact_account_balance,
        warehouse.rollup_branch_period, warehouse.dim_account, warehouse.dim_branch, warehouse.dim_division, warehouse.dim_scenario');
    perform security.grant_to(figures, 'select on semantic.ledger_line, semantic.period_amount, semantic.account_balance, semantic.branch_period,
        semantic.account, semantic.branch, semantic.division, semantic.scenario, semantic.tie_out, semantic.source_file, semantic.statement_template');
    perform security.grant_to(figures, 'execute on function security.lines_outside_scope(text, integer, date), security.tie_outs(), security.source_files()');
    perform security.grant_to(array ['executive', 'controller', 'accountant', 'auditor'], 'select on warehouse.rollup_company_period, semantic.company_period');
    perform security.grant_to(array ['auditor'], 'usage on schema audit');
    perform security.grant_to(array ['auditor'], 'select on audit.event, audit.chain_head');
    perform security.grant_to(array ['auditor'], 'execute on function audit.verify(text)');
end
$$;

create function security.grant_sync() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    stamped regclass;
begin
    perform security.grant_to(array ['sync'], 'usage on schema landing, warehouse, ops');
    perform security.grant_to(array ['sync'], 'select, insert, update, delete, truncate on all tables in schema landing');
    for stamped in select ops.stamped_tables() loop
        perform security.grant_to(array ['sync'], format('select, insert, update (batch_to) on %s', stamped));
    end loop;
    perform security.grant_to(array ['sync'], 'select on warehouse.fiscal_period, ops.publication, ops.rollup, ops.open_range');
    perform security.grant_to(array ['sync'], 'select, insert on warehouse.dim_scenario');
    perform security.grant_to(array ['sync'], 'usage on all sequences in schema warehouse');
    perform security.grant_to(array ['sync'], 'select, insert, update on ops.batch, ops.source_table, ops.source_file, ops.slice');
    perform security.grant_to(array ['sync'], 'select, insert, update, delete on ops.fact_key, ops.touched_period, ops.rejected_row, ops.quality_result');
    perform security.grant_to(array ['sync'], 'execute on function ops.ensure_partitions(date, date), ops.ensure_fiscal_periods(integer, date, date),
        ops.recompute_rollups(bigint), ops.publish(bigint), ops.undo(bigint), ops.reading_batch(), ops.fiscal_year(date, integer),
        ops.money_text(numeric), ops.actual_amounts(bigint), ops.checked_companies(bigint),
        ops.statistical_accounts(bigint), ops.suspect_entries(bigint), ops.net_or_size(numeric, numeric)');
end
$$;

create function security.grant_proxy() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform security.grant_to(array ['proxy'], 'usage on schema security, audit');
    perform security.grant_to(array ['proxy'], 'execute on function security.add_seal_key(bytea, bytea, timestamptz), security.find_user(text),
        security.user_by_id(bigint), security.branch_keys(text[]), security.sign_in_succeeded(bigint),
        security.sign_in_failed(bigint, timestamptz, integer, interval), security.add_refresh_token(bytea, uuid, bigint, timestamptz, timestamptz),
        security.revoke_family(uuid, timestamptz), security.use_refresh_token(bytea, timestamptz), security.use_one_time_token(bytea, timestamptz),
        security.leaks(), audit.append(text, timestamptz, text, text, text, text, text, text, text, jsonb, text, bigint, bigint, integer)');
end
$$;

-- What would let a login see more than it may: nothing, or the proxy does not start.
create function security.leaks() returns table (object text, problem text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.oid::regclass::text, 'has no row security'
    from pg_class c where c.relnamespace = 'warehouse'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
    union all
    select c.oid::regclass::text, 'is a materialized view, which has no row security'
    from pg_class c where c.relnamespace in ('warehouse'::regnamespace, 'semantic'::regnamespace, 'ops'::regnamespace) and c.relkind = 'm'
    union all
    select c.oid::regclass::text, 'reads with its owner''s rights'
    from pg_class c where c.relnamespace in ('warehouse'::regnamespace, 'semantic'::regnamespace, 'ops'::regnamespace) and c.relkind = 'v'
        and not coalesce(c.reloptions @> array ['security_invoker=true'], false)
    union all
    select r.rolname::text, 'is a superuser or passes by row security'
    from pg_roles r, security.installation i where starts_with(r.rolname, i.role_prefix) and (r.rolsuper or r.rolbypassrls)
    union all
    select r.rolname::text, 'can become the owner'
    from pg_roles r, security.installation i
    where starts_with(r.rolname, i.role_prefix) and r.rolname <> i.role_prefix || 'owner' and pg_has_role(r.oid, (i.role_prefix || 'owner')::regrole, 'member')
    union all
    select c.oid::regclass::text, 'is readable by the proxy''s login itself'
    from pg_class c, security.installation i
    where c.relnamespace in ('landing'::regnamespace, 'warehouse'::regnamespace, 'semantic'::regnamespace, 'security'::regnamespace, 'ops'::regnamespace, 'audit'::regnamespace)
        and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege(i.role_prefix || 'proxy', c.oid, 'select')
$$;

-- p_prefix names the roles; to be called by the owner.
create function security.apply_grants(p_prefix text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    -- Otherwise Postgres would only warn that the rights on the database stay as they are.
    if not exists (select from pg_database d where d.datname = current_database() and d.datdba = (p_prefix || 'owner')::regrole) then
        raise exception 'The database % must belong to %', current_database(), p_prefix || 'owner';
    end if;
    insert into security.installation (role_prefix) values (p_prefix) on conflict (only_row) do update set role_prefix = excluded.role_prefix;
    perform audit.ensure_partitions(clock_timestamp(), 3);
    perform security.protect_all();
    perform security.revoke_from_everybody();
    perform security.grant_to(array ['sync', 'proxy'], format('connect on database %I', current_database()));
    perform security.grant_to(array ['sync'], format('temporary on database %I', current_database()));
    perform security.grant_readers();
    perform security.grant_sync();
    perform security.grant_proxy();
end
$$;
