-- Who may do what: applied again after every migration and for every copy of the database, since copies lose their grants. The one
-- place to change when a table or function is added.

create or replace function security.grant_readers() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    figures constant text[] := array ['executive', 'controller', 'accountant', 'auditor', 'branch_manager'];
    readers constant text[] := figures || 'payroll'::text;
begin
    perform security.grant_to(readers, 'usage on schema warehouse, semantic, security, ops');
    perform security.grant_to(readers, 'execute on function security.has_claim(), security.entity_wide(), security.branch_scope(), security.division_scope(),
        security.division_branches(), ops.reading_batch()');
    perform security.grant_to(readers, 'select on ops.publication, semantic.company, semantic.fiscal_period, semantic.calendar_date, semantic.batch, warehouse.dim_company, warehouse.fiscal_period,
        ops.source_table, semantic.source_table, semantic.period_state');
    perform security.grant_to(readers, 'execute on function security.period_changes(), security.closed_years()');
    perform security.grant_to(readers, 'select (batch_id, source_system, published_at) on ops.batch');
    -- The parent only: a partition named directly would be another table to guard.
    perform security.grant_to(figures, 'select on warehouse.fact_transaction, warehouse.fact_period_amount, warehouse.fact_account_balance,
        warehouse.rollup_branch_period, warehouse.dim_account, warehouse.dim_branch, warehouse.dim_division, warehouse.dim_scenario');
    perform security.grant_to(figures, 'select on semantic.ledger_line, semantic.period_amount, semantic.account_balance, semantic.branch_period,
        semantic.account, semantic.branch, semantic.region, semantic.division, semantic.scenario, semantic.tie_out, semantic.source_file, semantic.statement_template');
    perform security.grant_to(figures, 'select on semantic.ledger_line_version, semantic.period_amount_version, semantic.branch_period_version');
    perform security.grant_to(figures, 'execute on function security.lines_outside_scope(text, integer, date), security.tie_outs(), security.source_files(),
        security.loads(bigint, integer), security.source_freshness(), security.load_slices(bigint), security.rejects(bigint, bigint, integer),
        security.reject_count(bigint), security.open_reject_count()');
    perform security.grant_to(array ['executive', 'controller', 'accountant', 'auditor'], 'select on warehouse.rollup_company_period, semantic.company_period, semantic.covenant');
    perform security.grant_to(array ['auditor'], 'usage on schema audit');
    perform security.grant_to(array ['auditor'], 'select on audit.event, audit.chain_head, audit.archived_month, audit.archived_run');
    perform security.grant_to(array ['auditor'], 'execute on function audit.verify(text)');
end
$$;

-- Members and facts beside the ledger. What people earn is granted apart, column by column.
create or replace function security.grant_records() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    figures constant text[] := array ['executive', 'controller', 'accountant', 'auditor', 'branch_manager'];
    labor constant text[] := figures || 'payroll'::text;
    pay constant text[] := array ['executive', 'controller', 'auditor', 'payroll'];
begin
    perform security.grant_to(figures, 'select on warehouse.dim_customer, warehouse.dim_property, warehouse.dim_vendor, warehouse.dim_crew, warehouse.dim_cost_code,
        warehouse.dim_service_line, warehouse.dim_job, warehouse.dim_job_phase, warehouse.dim_equipment, warehouse.fact_ar_item, warehouse.fact_ar_application,
        warehouse.fact_ap_item, warehouse.fact_ap_application, warehouse.fact_ar_line, warehouse.fact_ap_line,
        warehouse.fact_equipment_usage, warehouse.fact_job_estimate, warehouse.fact_change_order,
        warehouse.fact_commitment, warehouse.fact_commitment_item');
    perform security.grant_to(figures, 'select on semantic.customer, semantic.property, semantic.vendor, semantic.crew, semantic.cost_code, semantic.job, semantic.job_phase,
        semantic.equipment, semantic.ar_item, semantic.ar_application, semantic.ap_item, semantic.ap_application, semantic.ar_line,
        semantic.ap_line, semantic.job_cost, semantic.equipment_cost, semantic.equipment_usage, semantic.job_estimate, semantic.change_order,
        semantic.commitment, semantic.commitment_item, semantic.commitment_bill, semantic.commitment_posted, semantic.commitment_item_posted');
    perform security.grant_to(figures, 'select on semantic.service_line, semantic.ar_item_posted, semantic.ap_item_posted, semantic.ar_line_posted, semantic.ap_line_posted,
        semantic.job_cost_posted, semantic.equipment_cost_posted, semantic.equipment_usage_posted, semantic.job_estimate_posted, semantic.change_order_posted');
    perform security.grant_to(figures, 'execute on function semantic.ageing_bucket(text, integer), semantic.ar_open_items(date, boolean), semantic.ap_open_items(date, boolean), semantic.commitments_at(date),
        semantic.wip_schedule(integer), semantic.wip_schedule(integer, boolean),
        semantic.wip_schedule(integer, boolean, integer[]), ops.wip_at(bigint, integer[], boolean), ops.wip_at(bigint, integer[], boolean, integer[]),
        ops.wip_jobs(bigint), ops.share_of(numeric, numeric, numeric), ops.month_period(integer)');
    perform security.grant_columns_but(figures, 'warehouse.fact_job_cost', array ['employee_key', 'pay_record']);
    perform security.grant_columns_but(figures, 'warehouse.fact_equipment_cost', array ['employee_key']);
    perform security.grant_to(array ['payroll'], 'select on warehouse.dim_crew, warehouse.dim_job, warehouse.dim_job_phase, warehouse.dim_cost_code,
        warehouse.dim_branch, warehouse.dim_division, semantic.crew, semantic.job, semantic.job_phase, semantic.cost_code, semantic.branch, semantic.division');
    perform security.grant_to(labor, 'select (employee_key, code, name, position, department, branch_key, crew_key, hired_on, left_on, status, source_system, source_id,
        valid_from, valid_to, batch_from, batch_to) on warehouse.dim_employee');
    perform security.grant_to(labor, 'select (fact_id, posting_date, period_key, company_key, branch_key, division_key, currency, employee_key, crew_key, job_key, phase_key,
        cost_code_key, equipment_key, pay_type, hours, payroll, description, source_key, source_id, file_id, file_line, batch_from, batch_to) on warehouse.fact_time_entry');
    perform security.grant_to(labor, 'select on semantic.employee, semantic.time_entry, semantic.time_entry_posted');
    perform security.grant_to(pay, 'select on warehouse.dim_employee, warehouse.fact_time_entry, warehouse.fact_payroll, warehouse.fact_job_cost, warehouse.fact_equipment_cost,
        semantic.job_cost_employee, semantic.equipment_cost_employee,
        semantic.employee_pay, semantic.time_entry_pay, semantic.payroll, semantic.payroll_posted');
end
$$;

create or replace function security.grant_sync() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    stamped regclass;
begin
    perform security.grant_to(array ['sync'], 'usage on schema landing, warehouse, ops');
    perform security.grant_to(array ['sync'], 'select, insert, update, delete, truncate on all tables in schema landing');
    for stamped in select ops.stamped_tables() loop
        perform security.grant_to(array ['sync'], format('select, insert, update (batch_to) on %s', stamped));
    end loop;
    perform security.grant_to(array ['sync'], 'select on warehouse.fiscal_period, ops.publication, ops.rollup, ops.open_range, ops.first_load, ops.first_load_entry, ops.open_entry');
    perform security.grant_to(array ['sync'], 'select, insert on warehouse.dim_scenario');
    perform security.grant_to(array ['sync'], 'usage on all sequences in schema warehouse');
    perform security.grant_to(array ['sync'], 'select, insert, update on ops.batch, ops.source_table, ops.source_file, ops.slice');
    perform security.grant_to(array ['sync'], 'select, insert, update, delete on ops.fact_key, ops.touched_period, ops.rejected_row, ops.quality_result');
    perform security.grant_to(array ['sync'], 'select, insert, update, delete on ops.table_mark, ops.scheduled_tasks');
    perform security.grant_to(array ['sync'], 'select, insert, update on ops.source_run');
    perform security.grant_to(array ['sync'], 'select on ops.open_reject, ops.open_deletion');
    perform security.grant_to(array ['sync'], 'select, insert, update on ops.held_deletion');
    perform security.grant_to(array ['sync'], 'select, insert, delete on ops.held_key');
    perform security.grant_to(array ['sync'], 'select, insert on ops.deletion_decision');
    perform security.grant_to(array ['sync'], 'select, insert, delete on ops.key_claim, ops.orphan_key');
    perform security.grant_to(array ['sync'], 'execute on function ops.key_base(text), ops.newest_swept(bigint, text, text)');
    perform security.grant_to(array ['sync'], 'execute on function ops.changed_anything(bigint)');
    perform security.grant_to(array ['sync'], 'execute on function ops.ensure_partitions(date, date), ops.ensure_fiscal_periods(integer, date, date),
        ops.recompute_rollups(bigint), ops.rebuild_all_rollups(bigint), ops.publish(bigint), ops.undo(bigint), ops.reading_batch(), ops.fiscal_year(date, integer),
        ops.fiscal_year_start(integer, integer, text, integer, boolean),
        ops.money_text(numeric), ops.actual_amounts(bigint), ops.checked_companies(bigint),
        ops.statistical_accounts(bigint), ops.suspect_entries(bigint), ops.net_or_size(numeric, numeric), ops.key_hash(text),
        ops.month_period(integer), ops.checked_records(text, bigint), ops.checked_accounts(text, bigint, integer[]), ops.ledger_differences(text, bigint, boolean),
        ops.differing_entries(text, bigint, integer, character, integer, integer), ops.check_against_ledger(text, bigint, boolean, text), ops.lost_references(bigint),
        ops.read_as_many(bigint), ops.fact_references(text), ops.lost_references_query(text, bigint), ops.note_open_entries(bigint),
        ops.begin_first_load(bigint, integer), ops.add_first_month(bigint, integer, date), ops.index_first_keys(bigint, integer),
        ops.index_first_month(bigint, integer, date), ops.settle_doubled_keys(bigint, integer), ops.forget_first_rows(bigint, integer, bigint),
        ops.list_open_entries(bigint, integer, integer[], text[], text[], numeric[]), ops.give_up_entries(bigint, integer), ops.attach_first_load(bigint, integer),
        ops.share_of(numeric, numeric, numeric), ops.wip_jobs(bigint), ops.wip_at(bigint, integer[], boolean),
        ops.wip_at(bigint, integer[], boolean, integer[]), ops.finished_periods(bigint), ops.contract_accounts(bigint, text), ops.wip_differences(bigint),
        ops.differing_contracts(bigint, integer, character, text, integer), ops.check_wip(bigint)');
end
$$;

create or replace function security.grant_proxy() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform security.grant_to(array ['proxy'], 'usage on schema security, audit');
    perform security.grant_to(array ['proxy'], 'execute on function security.add_seal_key(bytea, bytea, timestamptz), security.find_user(text),
        security.begin_sign_in(text, text, timestamptz, integer, integer, interval), security.forgive_try(text, text, boolean),
        security.open_session(uuid, bigint, timestamptz, timestamptz, text, text, text), security.session_state(uuid, timestamptz),
        security.end_session(uuid, timestamptz, text), security.add_refresh_token(bytea, uuid, timestamptz, interval),
        security.use_refresh_token(bytea, timestamptz), security.use_one_time_token(bytea, timestamptz), security.change_password(bigint, text, timestamptz),
        security.use_once(bytea, timestamptz, timestamptz), security.provider_user(text, text, text, text, text, text[], text[], timestamptz),
        security.draft_template(text, text, jsonb, text, text, timestamptz), security.approve_template(text, integer, text, timestamptz),
        security.draft_covenant(text, text, text, text, numeric, jsonb, jsonb, integer, integer, text, text, timestamptz), security.approve_covenant(text, integer, text, timestamptz),
        security.change_period(text, integer, text, text, date, text, timestamptz),
        security.leaks(), audit.append(text, timestamptz, text, text, text, text, text, text, text, jsonb, text, bigint, bigint, integer),
        audit.append_once(text, timestamptz, text, text, text, text, text, text, text, jsonb, text, bigint, bigint, integer), audit.append_all(text, jsonb),
        security.data_version(), audit.head(text), audit.ensure_partitions(timestamptz, integer)');
    perform security.grant_to(array ['proxy'], 'execute on function security.migrations()');
end
$$;

-- An administrator handles users and sees no figure: these functions, and no table.
create or replace function security.grant_administrator() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform security.grant_to(array ['administrator'], 'usage on schema security');
    perform security.grant_to(array ['administrator'], 'execute on function security.users(timestamptz), security.user_changes(), security.scope_choices(),
        security.request_user_change(text, timestamptz, text, text, text, text[], text[], boolean), security.decide_user_change(bigint, text, timestamptz, boolean),
        security.reset_password(text, text, timestamptz, timestamptz), security.set_user_locked(text, boolean, text, timestamptz), security.remove_user(text, text),
        security.live_sessions(text, timestamptz), security.end_session(uuid, timestamptz, text)');
end
$$;

create or replace function security.apply_grants(p_prefix text) returns void
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
    perform security.grant_records();
    perform security.grant_sync();
    perform security.grant_proxy();
    perform security.grant_administrator();
end
$$;
