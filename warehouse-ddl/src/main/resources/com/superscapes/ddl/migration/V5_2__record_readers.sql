-- Who sees the records, and how readers read them.

-- pay: what people earn, for the roles that may know it, with an entity-wide claim.
alter table security.protected_table drop constraint protected_table_scope_check;
alter table security.protected_table add constraint protected_table_scope_check check (scope in ('branch', 'entity', 'claim', 'pay'));
insert into security.protected_table values
    ('warehouse.dim_customer', 'claim'),
    ('warehouse.dim_property', 'claim'),
    ('warehouse.dim_vendor', 'claim'),
    ('warehouse.dim_crew', 'branch'),
    ('warehouse.dim_cost_code', 'claim'),
    ('warehouse.dim_job', 'branch'),
    ('warehouse.dim_job_phase', 'claim'),
    ('warehouse.dim_employee', 'branch'),
    ('warehouse.dim_equipment', 'branch'),
    ('warehouse.fact_ar_item', 'branch'),
    ('warehouse.fact_ar_application', 'branch'),
    ('warehouse.fact_ap_item', 'branch'),
    ('warehouse.fact_ap_application', 'branch'),
    ('warehouse.fact_ar_line', 'branch'),
    ('warehouse.fact_ap_line', 'branch'),
    ('warehouse.fact_job_cost', 'branch'),
    ('warehouse.fact_equipment_cost', 'branch'),
    ('warehouse.fact_equipment_usage', 'branch'),
    ('warehouse.fact_payroll', 'pay'),
    ('warehouse.fact_time_entry', 'branch'),
    ('warehouse.fact_job_estimate', 'branch'),
    ('warehouse.fact_change_order', 'branch');

create or replace function security.protect(p_table regclass, p_scope text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    entity_roles constant text[] := array ['executive', 'controller', 'accountant', 'auditor'];
begin
    execute format('alter table %s enable row level security', p_table);
    if p_scope = 'branch' then
        perform security.add_policy(p_table, 'branch_reader', 'select', entity_roles || array ['branch_manager', 'payroll'], 'branch_key = any ((select security.branch_scope())::integer[])');
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

-- Facts that are partitioned by month of posting date: those with the most rows.
create table ops.partitioned_fact (
    fact_table text primary key
);
insert into ops.partitioned_fact values ('fact_transaction'), ('fact_job_cost'), ('fact_time_entry');

drop function ops.create_month(date);
-- Made apart and attached: attaching does not block readers, as CREATE TABLE ... PARTITION OF would.
create function ops.create_month(p_fact text, p_month date) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    partition_name constant text := p_fact || to_char(p_month, '_YYYY_MM');
begin
    execute format('create table warehouse.%I (like warehouse.%I including defaults including constraints)', partition_name, p_fact);
    perform security.protect(format('warehouse.%I', partition_name)::regclass, 'branch');
    execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
        p_fact, partition_name, p_month, (p_month + interval '1 month')::date);
end
$$;

-- Makes the months from the one of p_from to the one of p_to that are missing; returns how many tables it made.
create or replace function ops.ensure_partitions(p_from date, p_to date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    missing record;
    made integer := 0;
begin
    if exists (select from ops.open_range r where p_from < r.first_date or p_to > r.last_date) then
        raise exception 'Posting dates from % to % are outside the open range', p_from, p_to using errcode = 'datetime_field_overflow';
    end if;
    for missing in
        select p.fact_table, m::date as month_start
        from generate_series(date_trunc('month', p_from), p_to, interval '1 month') m, ops.partitioned_fact p
        where to_regclass('warehouse.' || p.fact_table || to_char(m, '_YYYY_MM')) is null
    loop
        perform pg_advisory_xact_lock(hashtextextended('superscapes partitions', 0));
        if to_regclass('warehouse.' || missing.fact_table || to_char(missing.month_start, '_YYYY_MM')) is null then
            perform ops.create_month(missing.fact_table, missing.month_start);
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Every version of a member; the one of a fact is that with valid_from <= posting_date < valid_to (null: still).
select ops.add_reader_view('customer', 'warehouse.dim_customer',
    'f.customer_key, f.code, f.name, f.class, f.terms_days, f.branch_key, f.active, f.source_system, f.source_id, f.valid_from,
     f.valid_to, f.batch_from');
select ops.add_reader_view('property', 'warehouse.dim_property',
    'f.property_key, f.code, f.name, f.customer_key, f.branch_key, f.city, f.region, f.source_system, f.source_id, f.valid_from,
     f.valid_to, f.batch_from');
select ops.add_reader_view('vendor', 'warehouse.dim_vendor',
    'f.vendor_key, f.code, f.name, f.class, f.terms_days, f.active, f.source_system, f.source_id, f.valid_from, f.valid_to,
     f.batch_from');
select ops.add_reader_view('crew', 'warehouse.dim_crew',
    'f.crew_key, f.code, f.name, f.branch_key, f.source_system, f.source_id, f.valid_from, f.valid_to, f.batch_from');
select ops.add_reader_view('cost_code', 'warehouse.dim_cost_code',
    'f.cost_code_key, f.code, f.name, f.cost_type, f.parent, f.source_system, f.source_id, f.valid_from, f.valid_to, f.batch_from');
select ops.add_reader_view('job', 'warehouse.dim_job',
    'f.job_key, f.code, f.name, f.customer_key, f.property_key, f.branch_key, f.division_key, f.job_type, f.billing_method,
     f.contract_amount, f.retainage_percent, f.status, f.manager, f.start_date, f.end_date, f.source_system, f.source_id,
     f.valid_from, f.valid_to, f.batch_from');
select ops.add_reader_view('job_phase', 'warehouse.dim_job_phase',
    'f.job_phase_key, f.code, f.name, f.job_key, f.source_system, f.source_id, f.valid_from, f.valid_to, f.batch_from');
select ops.add_reader_view('employee', 'warehouse.dim_employee',
    'f.employee_key, f.code, f.name, f.position, f.department, f.branch_key, f.crew_key, f.hired_on, f.left_on, f.status,
     f.source_system, f.source_id, f.valid_from, f.valid_to, f.batch_from');
select ops.add_reader_view('equipment', 'warehouse.dim_equipment',
    'f.equipment_key, f.code, f.name, f.class, f.branch_key, f.purchased_on, f.disposed_on, f.hourly_rate, f.status, f.source_system,
     f.source_id, f.valid_from, f.valid_to, f.batch_from');

-- Pay rates and amounts are in views of their own.
select ops.add_reader_view('ar_item', 'warehouse.fact_ar_item',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.document, f.kind,
     f.customer_key, f.job_key, f.invoice_date, f.due_date, f.account_key, f.amount, f.disputed, f.status, f.description, f.entry,
     f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('ar_application', 'warehouse.fact_ar_application',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.item, f.kind, f.amount,
     f.account_key, f.document, f.entry, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('ap_item', 'warehouse.fact_ap_item',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.document, f.kind,
     f.vendor_key, f.job_key, f.invoice_date, f.due_date, f.account_key, f.amount, f.disputed, f.hold_reason, f.status, f.description,
     f.entry, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('ap_application', 'warehouse.fact_ap_application',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.item, f.kind, f.amount,
     f.account_key, f.document, f.entry, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('ar_line', 'warehouse.fact_ar_line',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.item, f.line, f.job_key,
     f.phase_key, f.cost_code_key, f.description, f.quantity, f.unit_price, f.amount, f.account_key, f.source_key, f.source_id,
     f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('ap_line', 'warehouse.fact_ap_line',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.item, f.line, f.job_key,
     f.phase_key, f.cost_code_key, f.cost_type, f.description, f.quantity, f.unit_price, f.amount, f.account_key, f.source_key,
     f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('job_cost', 'warehouse.fact_job_cost',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.job_key, f.phase_key,
     f.cost_code_key, f.cost_type, f.vendor_key, f.employee_key, f.equipment_key, f.hours, f.quantity, f.amount, f.billing_quantity,
     f.billing_amount, f.overhead_amount, f.account_key, f.pay_record, f.document, f.description, f.entry, f.source_key, f.source_id,
     f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('equipment_cost', 'warehouse.fact_equipment_cost',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.equipment_key, f.kind,
     f.job_key, f.employee_key, f.hours, f.quantity, f.amount, f.account_key, f.document, f.description, f.entry, f.source_key,
     f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('equipment_usage', 'warehouse.fact_equipment_usage',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.equipment_key, f.job_key,
     f.employee_key, f.hours, f.meter_reading, f.fuel_quantity, f.description, f.source_key, f.source_id, f.file_id, f.file_line,
     f.batch_from');
select ops.add_reader_view('payroll', 'warehouse.fact_payroll',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.employee_key, f.period_start,
     f.period_end, f.document, f.regular_hours, f.overtime_hours, f.premium_hours, f.sick_hours, f.vacation_hours, f.holiday_hours,
     f.gross, f.deductions, f.additions, f.net, f.burden, f.status, f.entry, f.source_key, f.source_id, f.file_id, f.file_line,
     f.batch_from');
select ops.add_reader_view('time_entry', 'warehouse.fact_time_entry',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.employee_key, f.crew_key,
     f.job_key, f.phase_key, f.cost_code_key, f.equipment_key, f.pay_type, f.hours, f.payroll, f.description, f.source_key,
     f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('job_estimate', 'warehouse.fact_job_estimate',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.job_key, f.phase_key,
     f.cost_code_key, f.cost_type, f.version, f.hours, f.amount, f.revenue_amount, f.source_key, f.source_id, f.file_id, f.file_line,
     f.batch_from');
select ops.add_reader_view('change_order', 'warehouse.fact_change_order',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.job_key, f.number, f.status,
     f.contract_amount, f.cost_amount, f.description, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('employee_pay', 'warehouse.dim_employee', 'f.employee_key, f.pay_rate, f.valid_from, f.valid_to, f.branch_key');
select ops.add_reader_view('time_entry_pay', 'warehouse.fact_time_entry', 'f.fact_id, f.posting_date, f.employee_key, f.branch_key, f.pay_rate, f.pay_amount, f.burden_amount');
