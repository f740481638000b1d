-- What the sources bring beside the ledger: members with history, and the facts of receivables, payables, jobs, labor and
-- equipment. The sync agent's catalogue of records (com.superscapes.sync.model) names the same columns; a test compares them.

-- ---------------------------------------------------------------- dimensions
-- A member's versions: valid_from (inclusive) to valid_to (exclusive) is when it held in the business, batch_from to batch_to is what
-- readers of a load saw. Facts hold the durable key; a view joins the version of the posting date, so that a change rewrites no fact.

create sequence warehouse.customer_key_seq as integer;
create table warehouse.dim_customer (
    customer_key integer not null,
    code text not null,
    name text not null,
    class text,
    terms_days integer,
    branch_key integer not null default 0,
    active boolean,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_customer_by_key on warehouse.dim_customer (customer_key);
create unique index dim_customer_live on warehouse.dim_customer (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_customer (customer_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.property_key_seq as integer;
create table warehouse.dim_property (
    property_key integer not null,
    code text not null,
    name text not null,
    customer_key integer not null default 0,
    branch_key integer not null default 0,
    city text,
    region text,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_property_by_key on warehouse.dim_property (property_key);
create unique index dim_property_live on warehouse.dim_property (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_property (property_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.vendor_key_seq as integer;
create table warehouse.dim_vendor (
    vendor_key integer not null,
    code text not null,
    name text not null,
    class text,
    terms_days integer,
    active boolean,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_vendor_by_key on warehouse.dim_vendor (vendor_key);
create unique index dim_vendor_live on warehouse.dim_vendor (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_vendor (vendor_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.crew_key_seq as integer;
create table warehouse.dim_crew (
    crew_key integer not null,
    code text not null,
    name text not null,
    branch_key integer not null default 0,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_crew_by_key on warehouse.dim_crew (crew_key);
create unique index dim_crew_live on warehouse.dim_crew (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_crew (crew_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.cost_code_key_seq as integer;
create table warehouse.dim_cost_code (
    cost_code_key integer not null,
    code text not null,
    name text not null,
    cost_type text check (cost_type in ('labor', 'materials', 'subcontract', 'equipment', 'other')),
    parent text,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_cost_code_by_key on warehouse.dim_cost_code (cost_code_key);
create unique index dim_cost_code_live on warehouse.dim_cost_code (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_cost_code (cost_code_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.job_key_seq as integer;
create table warehouse.dim_job (
    job_key integer not null,
    code text not null,
    name text not null,
    customer_key integer not null default 0,
    property_key integer not null default 0,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    job_type text check (job_type in ('construction', 'maintenance', 'enhancement', 'snow', 'irrigation', 'other')),
    billing_method text check (billing_method in ('fixed-price', 'time-and-materials', 'unit-price', 'recurring')),
    contract_amount numeric(19, 4),
    retainage_percent numeric(19, 4),
    status text check (status in ('bid', 'active', 'complete', 'closed')),
    manager text,
    start_date date,
    end_date date,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_job_by_key on warehouse.dim_job (job_key);
create unique index dim_job_live on warehouse.dim_job (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_job (job_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.job_phase_key_seq as integer;
create table warehouse.dim_job_phase (
    job_phase_key integer not null,
    code text not null,
    name text not null,
    job_key integer not null default 0,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_job_phase_by_key on warehouse.dim_job_phase (job_phase_key);
create unique index dim_job_phase_live on warehouse.dim_job_phase (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_job_phase (job_phase_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.employee_key_seq as integer;
create table warehouse.dim_employee (
    employee_key integer not null,
    code text not null,
    name text not null,
    position text,
    department text,
    branch_key integer not null default 0,
    crew_key integer not null default 0,
    hired_on date,
    left_on date,
    status text,
    pay_rate numeric(19, 4),
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_employee_by_key on warehouse.dim_employee (employee_key);
create unique index dim_employee_live on warehouse.dim_employee (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_employee (employee_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

create sequence warehouse.equipment_key_seq as integer;
create table warehouse.dim_equipment (
    equipment_key integer not null,
    code text not null,
    name text not null,
    class text,
    branch_key integer not null default 0,
    purchased_on date,
    disposed_on date,
    hourly_rate numeric(19, 4),
    status text,
    source_system text not null,
    source_id text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    batch_from bigint not null,
    batch_to bigint
);
create index dim_equipment_by_key on warehouse.dim_equipment (equipment_key);
create unique index dim_equipment_live on warehouse.dim_equipment (source_system, source_id) where batch_to is null and valid_to is null;
insert into warehouse.dim_equipment (equipment_key, code, name, source_system, source_id, batch_from) values (0, '', 'Unassigned', '', '', 0);

-- ---------------------------------------------------------------- facts
-- Amounts debit positive, credit negative; hours and quantities are not money. posting_date is the clock of its table.

-- posting_date: the posting date of the invoice.
create table warehouse.fact_ar_item (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    document text,
    kind text not null check (kind in ('invoice', 'credit', 'retainage', 'unapplied')),
    customer_key integer not null default 0,
    job_key integer not null default 0,
    invoice_date date,
    due_date date,
    account_key integer not null default 0,
    amount numeric(19, 4) not null,
    disputed boolean,
    status text,
    description text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ar_item_by_id on warehouse.fact_ar_item (fact_id);
create index fact_ar_item_by_customer on warehouse.fact_ar_item (customer_key, posting_date);

-- posting_date: the day it was applied.
create table warehouse.fact_ar_application (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    item text not null,
    kind text not null check (kind in ('payment', 'credit', 'discount', 'write-off', 'retainage-release', 'reclass')),
    amount numeric(19, 4) not null,
    account_key integer not null default 0,
    document text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ar_application_by_id on warehouse.fact_ar_application (fact_id);
create index fact_ar_application_by_item on warehouse.fact_ar_application (item, source_key);

-- posting_date: the posting date of the bill.
create table warehouse.fact_ap_item (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    document text,
    kind text not null check (kind in ('invoice', 'credit', 'retainage', 'unapplied')),
    vendor_key integer not null default 0,
    job_key integer not null default 0,
    invoice_date date,
    due_date date,
    account_key integer not null default 0,
    amount numeric(19, 4) not null,
    disputed boolean,
    hold_reason text,
    status text,
    description text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ap_item_by_id on warehouse.fact_ap_item (fact_id);
create index fact_ap_item_by_vendor on warehouse.fact_ap_item (vendor_key, posting_date);

-- posting_date: the day it was applied.
create table warehouse.fact_ap_application (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    item text not null,
    kind text not null check (kind in ('payment', 'credit', 'discount', 'write-off', 'retainage-release', 'reclass')),
    amount numeric(19, 4) not null,
    account_key integer not null default 0,
    document text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ap_application_by_id on warehouse.fact_ap_application (fact_id);
create index fact_ap_application_by_item on warehouse.fact_ap_application (item, source_key);

create table warehouse.fact_ar_line (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    item text not null,
    line integer,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4) not null,
    account_key integer not null default 0,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ar_line_by_id on warehouse.fact_ar_line (fact_id);
create index fact_ar_line_by_item on warehouse.fact_ar_line (item, source_key);

create table warehouse.fact_ap_line (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    item text not null,
    line integer,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    cost_type text check (cost_type in ('labor', 'materials', 'subcontract', 'equipment', 'other')),
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4) not null,
    account_key integer not null default 0,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_ap_line_by_id on warehouse.fact_ap_line (fact_id);
create index fact_ap_line_by_item on warehouse.fact_ap_line (item, source_key);

-- posting_date: the transaction date.
create table warehouse.fact_job_cost (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    cost_type text not null check (cost_type in ('labor', 'materials', 'subcontract', 'equipment', 'other')),
    vendor_key integer not null default 0,
    employee_key integer not null default 0,
    equipment_key integer not null default 0,
    hours numeric(19, 4),
    quantity numeric(19, 4),
    amount numeric(19, 4) not null,
    billing_quantity numeric(19, 4),
    billing_amount numeric(19, 4),
    overhead_amount numeric(19, 4),
    account_key integer not null default 0,
    pay_record text,
    document text,
    description text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
) partition by range (posting_date);
create index fact_job_cost_by_id on warehouse.fact_job_cost (fact_id);
create index fact_job_cost_by_job on warehouse.fact_job_cost (job_key, posting_date);

create table warehouse.fact_equipment_cost (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    equipment_key integer not null default 0,
    kind text not null check (kind in ('fuel', 'repair', 'depreciation', 'insurance', 'interest', 'rental', 'shop-labor', 'charge', 'other')),
    job_key integer not null default 0,
    employee_key integer not null default 0,
    hours numeric(19, 4),
    quantity numeric(19, 4),
    amount numeric(19, 4) not null,
    account_key integer not null default 0,
    document text,
    description text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_equipment_cost_by_id on warehouse.fact_equipment_cost (fact_id);
create index fact_equipment_cost_by_equipment on warehouse.fact_equipment_cost (equipment_key, posting_date);

-- posting_date: the work date.
create table warehouse.fact_equipment_usage (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    equipment_key integer not null default 0,
    job_key integer not null default 0,
    employee_key integer not null default 0,
    hours numeric(19, 4),
    meter_reading numeric(19, 4),
    fuel_quantity numeric(19, 4),
    description text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_equipment_usage_by_id on warehouse.fact_equipment_usage (fact_id);
create index fact_equipment_usage_by_equipment on warehouse.fact_equipment_usage (equipment_key, posting_date);

-- posting_date: the check date.
create table warehouse.fact_payroll (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    employee_key integer not null default 0,
    period_start date,
    period_end date,
    document text,
    regular_hours numeric(19, 4),
    overtime_hours numeric(19, 4),
    premium_hours numeric(19, 4),
    sick_hours numeric(19, 4),
    vacation_hours numeric(19, 4),
    holiday_hours numeric(19, 4),
    gross numeric(19, 4) not null,
    deductions numeric(19, 4),
    additions numeric(19, 4),
    net numeric(19, 4),
    burden numeric(19, 4),
    status text,
    entry text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_payroll_by_id on warehouse.fact_payroll (fact_id);
create index fact_payroll_by_employee on warehouse.fact_payroll (employee_key, posting_date);

-- posting_date: the work date.
create table warehouse.fact_time_entry (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    employee_key integer not null default 0,
    crew_key integer not null default 0,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    equipment_key integer not null default 0,
    pay_type text not null check (pay_type in ('regular', 'overtime', 'premium', 'sick', 'vacation', 'holiday', 'other')),
    hours numeric(19, 4) not null,
    pay_rate numeric(19, 4),
    pay_amount numeric(19, 4),
    burden_amount numeric(19, 4),
    payroll text,
    description text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
) partition by range (posting_date);
create index fact_time_entry_by_id on warehouse.fact_time_entry (fact_id);
create index fact_time_entry_by_employee on warehouse.fact_time_entry (employee_key, posting_date);

-- posting_date: the day of the snapshot.
create table warehouse.fact_job_estimate (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    cost_type text not null check (cost_type in ('labor', 'materials', 'subcontract', 'equipment', 'other')),
    version text not null,
    hours numeric(19, 4),
    amount numeric(19, 4) not null,
    revenue_amount numeric(19, 4),
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_job_estimate_by_id on warehouse.fact_job_estimate (fact_id);
create index fact_job_estimate_by_job on warehouse.fact_job_estimate (job_key, posting_date);

create table warehouse.fact_change_order (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    job_key integer not null default 0,
    number text,
    status text not null check (status in ('approved', 'pending', 'rejected')),
    contract_amount numeric(19, 4),
    cost_amount numeric(19, 4),
    description text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_change_order_by_id on warehouse.fact_change_order (fact_id);
create index fact_change_order_by_job on warehouse.fact_change_order (job_key, posting_date);

-- ---------------------------------------------------------------- landing: as extracted, references by the source's own ids

create unlogged table landing.customer (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    class text,
    terms_days integer,
    branch_id text not null,
    active boolean
);
create unlogged table landing.property (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    customer_id text not null,
    branch_id text not null,
    city text,
    region text
);
create unlogged table landing.vendor (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    class text,
    terms_days integer,
    active boolean
);
create unlogged table landing.crew (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    branch_id text not null
);
create unlogged table landing.cost_code (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    cost_type text,
    parent text
);
create unlogged table landing.job (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    customer_id text not null,
    property_id text not null,
    branch_id text not null,
    division_id text not null,
    job_type text,
    billing_method text,
    contract_amount numeric(19, 4),
    retainage_percent numeric(19, 4),
    status text,
    manager text,
    start_date date,
    end_date date
);
create unlogged table landing.job_phase (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    job_id text not null
);
create unlogged table landing.employee (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    position text,
    department text,
    branch_id text not null,
    crew_id text not null,
    hired_on date,
    left_on date,
    status text,
    pay_rate numeric(19, 4)
);
create unlogged table landing.equipment (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    code text not null,
    name text not null,
    class text,
    branch_id text not null,
    purchased_on date,
    disposed_on date,
    hourly_rate numeric(19, 4),
    status text
);
create unlogged table landing.ar_item (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    document text,
    kind text,
    customer_id text not null,
    job_id text not null,
    invoice_date date,
    due_date date,
    account_id text not null,
    amount numeric(19, 4),
    disputed boolean,
    status text,
    description text,
    entry text
);
create unlogged table landing.ar_application (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    item text,
    kind text,
    amount numeric(19, 4),
    account_id text not null,
    document text,
    entry text
);
create unlogged table landing.ap_item (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    document text,
    kind text,
    vendor_id text not null,
    job_id text not null,
    invoice_date date,
    due_date date,
    account_id text not null,
    amount numeric(19, 4),
    disputed boolean,
    hold_reason text,
    status text,
    description text,
    entry text
);
create unlogged table landing.ap_application (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    item text,
    kind text,
    amount numeric(19, 4),
    account_id text not null,
    document text,
    entry text
);
create unlogged table landing.ar_line (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    item text,
    line integer,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4),
    account_id text not null
);
create unlogged table landing.ap_line (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    item text,
    line integer,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    cost_type text,
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4),
    account_id text not null
);
create unlogged table landing.job_cost (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    cost_type text,
    vendor_id text not null,
    employee_id text not null,
    equipment_id text not null,
    hours numeric(19, 4),
    quantity numeric(19, 4),
    amount numeric(19, 4),
    billing_quantity numeric(19, 4),
    billing_amount numeric(19, 4),
    overhead_amount numeric(19, 4),
    account_id text not null,
    pay_record text,
    document text,
    description text,
    entry text
);
create unlogged table landing.equipment_cost (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    equipment_id text not null,
    kind text,
    job_id text not null,
    employee_id text not null,
    hours numeric(19, 4),
    quantity numeric(19, 4),
    amount numeric(19, 4),
    account_id text not null,
    document text,
    description text,
    entry text
);
create unlogged table landing.equipment_usage (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    equipment_id text not null,
    job_id text not null,
    employee_id text not null,
    hours numeric(19, 4),
    meter_reading numeric(19, 4),
    fuel_quantity numeric(19, 4),
    description text
);
create unlogged table landing.payroll (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    employee_id text not null,
    period_start date,
    period_end date,
    document text,
    regular_hours numeric(19, 4),
    overtime_hours numeric(19, 4),
    premium_hours numeric(19, 4),
    sick_hours numeric(19, 4),
    vacation_hours numeric(19, 4),
    holiday_hours numeric(19, 4),
    gross numeric(19, 4),
    deductions numeric(19, 4),
    additions numeric(19, 4),
    net numeric(19, 4),
    burden numeric(19, 4),
    status text,
    entry text
);
create unlogged table landing.time_entry (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    employee_id text not null,
    crew_id text not null,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    equipment_id text not null,
    pay_type text,
    hours numeric(19, 4),
    pay_rate numeric(19, 4),
    pay_amount numeric(19, 4),
    burden_amount numeric(19, 4),
    payroll text,
    description text
);
create unlogged table landing.job_estimate (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    cost_type text,
    version text,
    hours numeric(19, 4),
    amount numeric(19, 4),
    revenue_amount numeric(19, 4)
);
create unlogged table landing.change_order (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    key_hash uuid not null,
    row_hash uuid not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    posting_date date not null,
    fiscal_year smallint not null,
    period smallint not null,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    currency char(3) not null,
    job_id text not null,
    number text,
    status text,
    contract_amount numeric(19, 4),
    cost_amount numeric(19, 4),
    description text
);

-- Keys of rows that count no more, and the keys a source still has.
create unlogged table landing.gone_key (
    key_hash uuid not null
);
create unlogged table landing.swept_key (
    key_hash uuid not null
);
