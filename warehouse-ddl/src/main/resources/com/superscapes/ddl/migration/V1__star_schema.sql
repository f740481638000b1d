-- The warehouse: what was landed, what it became, which load each row came from.
-- Amounts are numeric, debit positive and credit negative; dates are posting dates in the company's zone; instants are UTC.
-- A row is live for a reader of batch b when batch_from <= b and (batch_to is null or batch_to > b).

create schema landing;
create schema warehouse;
create schema semantic;
create schema security;
create schema audit;
create schema ops;

-- ---------------------------------------------------------------- ops: loads and what they did

create table ops.batch (
    batch_id bigint generated always as identity primary key,
    source_system text not null,
    state text not null default 'loading' check (state in ('loading', 'published', 'failed', 'undone')),
    started_at timestamptz not null,
    finished_at timestamptz,
    published_at timestamptz,
    failure text
);

-- The one batch that readers see; a publish moves it, and everything of a night's load appears at once.
create table ops.publication (
    only_row boolean primary key default true check (only_row),
    published_batch bigint not null default 0
);
insert into ops.publication default values;

-- A table of a source system: the first part of every fact's natural key.
create table ops.source_table (
    source_key integer generated always as identity primary key,
    source_system text not null,
    source_table text not null,
    unique (source_system, source_table)
);

create table ops.source_file (
    file_id bigint generated always as identity primary key,
    batch_id bigint not null references ops.batch,
    source_system text not null,
    file_name text not null,
    content text not null,
    content_hash bytea not null,
    mapping_hash bytea not null,
    byte_count bigint not null,
    state text not null default 'loading' check (state in ('loading', 'loaded', 'unreadable')),
    rows_read bigint not null default 0,
    rows_loaded bigint not null default 0,
    rows_unchanged bigint not null default 0,
    rows_rejected bigint not null default 0,
    total_debit numeric(24, 4) not null default 0,
    total_credit numeric(24, 4) not null default 0,
    -- What the file says of itself (SAF-T header totals and the like), compared and never added.
    stated_rows bigint,
    stated_debit numeric(24, 4),
    stated_credit numeric(24, 4)
);
create index source_file_by_content on ops.source_file (content_hash, mapping_hash);

create table ops.slice (
    file_id bigint not null references ops.source_file,
    slice_no integer not null,
    batch_id bigint not null references ops.batch,
    -- Where the next slice starts, kept in the transaction that merged this one: the resume point.
    next_row bigint not null,
    next_byte bigint not null,
    rows_read bigint not null,
    rows_loaded bigint not null,
    rows_unchanged bigint not null,
    rows_rejected bigint not null,
    finished_at timestamptz not null,
    primary key (file_id, slice_no)
);

create table ops.rejected_row (
    rejected_id bigint generated always as identity primary key,
    batch_id bigint not null references ops.batch,
    file_id bigint references ops.source_file,
    slice_no integer,
    file_name text not null,
    line_no bigint,
    field text,
    reason_code text not null,
    reason text not null,
    raw text
);
create index rejected_row_by_batch on ops.rejected_row (batch_id, file_id);

-- The one guard of a fact's natural key: months are partitions, so no unique index can span them once a posting date moves.
create table ops.fact_key (
    source_key integer not null,
    source_id text not null,
    posting_date date not null,
    row_hash uuid not null,
    batch_id bigint not null,
    primary key (source_key, source_id)
);

create table ops.quality_result (
    result_id bigint generated always as identity primary key,
    batch_id bigint not null references ops.batch,
    check_code text not null,
    company_key integer,
    state text not null check (state in ('tied', 'broken', 'not applicable')),
    reason text,
    difference numeric(24, 4),
    items jsonb not null default '[]',
    checked_at timestamptz not null
);
create index quality_result_by_batch on ops.quality_result (batch_id, check_code);

-- The rollups that exist: the slice recompute is generated from this list.
create table ops.rollup (
    rollup_table text primary key,
    grain text[] not null,
    entity_wide boolean not null
);
insert into ops.rollup values
    ('warehouse.rollup_branch_period', '{company_key,period_key,account_key,branch_key,division_key,scenario_key,currency}', false),
    ('warehouse.rollup_company_period', '{company_key,period_key,account_key,scenario_key,currency}', true);

-- ---------------------------------------------------------------- dimensions
-- Facts hold the durable key; each version of a member is a row stamped with the batches it holds for.

create sequence warehouse.company_key_seq as integer;
create table warehouse.dim_company (
    company_key integer not null,
    code text not null,
    name text not null,
    base_currency char(3) not null,
    fiscal_year_start smallint not null default 1 check (fiscal_year_start between 1 and 12),
    parent_code text,
    time_zone text not null default 'UTC',
    batch_from bigint not null,
    batch_to bigint,
    primary key (company_key, batch_from)
);
create unique index dim_company_live on warehouse.dim_company (code) where batch_to is null;

create sequence warehouse.branch_key_seq as integer;
create table warehouse.dim_branch (
    branch_key integer not null,
    company_key integer not null,
    code text not null,
    name text not null,
    region text not null default '',
    batch_from bigint not null,
    batch_to bigint,
    primary key (branch_key, batch_from)
);
create unique index dim_branch_live on warehouse.dim_branch (company_key, code) where batch_to is null;

create sequence warehouse.division_key_seq as integer;
create table warehouse.dim_division (
    division_key integer not null,
    code text not null,
    name text not null,
    parent_code text,
    batch_from bigint not null,
    batch_to bigint,
    primary key (division_key, batch_from)
);
create unique index dim_division_live on warehouse.dim_division (code) where batch_to is null;

create sequence warehouse.account_key_seq as integer;
create table warehouse.dim_account (
    account_key integer not null,
    code text not null,
    name text not null,
    account_type text not null check (account_type in ('asset', 'liability', 'equity', 'revenue', 'expense', 'statistical', 'unmapped')),
    -- The finer class that statement rows select by: cash, receivable, direct-labor, overhead, ... (see docs/mapping.md)
    statement_class text not null,
    normal_balance char(1) not null check (normal_balance in ('D', 'C')),
    parent_code text,
    sort_code text not null,
    -- The source's own word for the type and its roll-up operator (+ - ~), kept as stated.
    source_type text,
    operator char(1) not null default '+',
    source_system text not null,
    source_id text not null,
    posting boolean not null default true,
    batch_from bigint not null,
    batch_to bigint,
    primary key (account_key, batch_from)
);
create unique index dim_account_live on warehouse.dim_account (source_system, source_id) where batch_to is null;

create table warehouse.dim_scenario (
    scenario_key smallint primary key,
    code text not null unique,
    name text not null,
    kind text not null check (kind in ('actual', 'budget', 'forecast')),
    batch_from bigint not null default 0
);
insert into warehouse.dim_scenario values (1, 'actual', 'Actual', 'actual'), (2, 'budget', 'Budget', 'budget'), (3, 'forecast', 'Forecast', 'forecast');

-- period_key = fiscal year * 100 + period (1..12, 13 = adjustment period on the last day of the year).
create table warehouse.fiscal_period (
    company_key integer not null,
    period_key integer not null,
    fiscal_year smallint not null,
    period smallint not null check (period between 1 and 13),
    name text not null,
    start_date date not null,
    end_date date not null,
    primary key (company_key, period_key)
);

-- Key 0 is "unassigned" in every dimension that a row may leave out: it prints whenever it is not zero.
insert into warehouse.dim_branch values (0, 0, '', 'Unassigned', '', 0, null);
insert into warehouse.dim_division values (0, '', 'Unassigned', null, 0, null);

-- ---------------------------------------------------------------- facts

create sequence warehouse.fact_id_seq as bigint cache 1000;

-- One row per ledger line. Partitioned by month of posting date; partitions are made by ops.ensure_partition.
create table warehouse.fact_transaction (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    account_key integer not null,
    scenario_key smallint not null default 1,
    currency char(3) not null,
    debit numeric(19, 4) not null default 0,
    credit numeric(19, 4) not null default 0,
    -- N normal, A adjusting, C closing (moves profit and loss to equity; left out of profit and loss)
    entry_kind char(1) not null default 'N' check (entry_kind in ('N', 'A', 'C')),
    source_key integer not null,
    source_id text not null,
    entry_id text not null,
    line_no integer not null,
    document text,
    description text,
    module text,
    posted_by text,
    posted_at timestamptz,
    reference text,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
) partition by range (posting_date);
create index fact_transaction_by_account on warehouse.fact_transaction (account_key, posting_date, fact_id);
create index fact_transaction_by_entry on warehouse.fact_transaction (entry_id, source_key);
create index fact_transaction_by_key on warehouse.fact_transaction (source_key, source_id);

-- Month amounts where a source has no entries (reporting cubes) and budgets.
create table warehouse.fact_period_amount (
    company_key integer not null,
    period_key integer not null,
    posting_date date not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    account_key integer not null,
    scenario_key smallint not null,
    currency char(3) not null,
    measure text not null check (measure in ('movement', 'balance')),
    amount numeric(19, 4) not null,
    -- As the source writes it, in the source's own sign.
    stated_amount numeric(19, 4) not null,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_period_amount_by_account on warehouse.fact_period_amount (account_key, period_key);
create index fact_period_amount_by_key on warehouse.fact_period_amount (source_key, source_id);

-- Balances as the source states them. 'opening': the base on which ledger lines accumulate (counts in balances);
-- 'anchor': a balance to compare with (never counts).
create table warehouse.fact_account_balance (
    company_key integer not null,
    period_key integer not null,
    posting_date date not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    account_key integer not null,
    scenario_key smallint not null default 1,
    currency char(3) not null,
    kind text not null check (kind in ('opening', 'anchor')),
    opening numeric(19, 4),
    debit numeric(19, 4),
    credit numeric(19, 4),
    closing numeric(19, 4),
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_account_balance_by_account on warehouse.fact_account_balance (account_key, period_key);
create index fact_account_balance_by_key on warehouse.fact_account_balance (source_key, source_id);

-- ---------------------------------------------------------------- rollups
-- Plain tables, since row security does not work on materialised views.
-- balance(p) = sum over periods <= p of (opening + amount), plus stated_balance at p where the source states balances.

create table warehouse.rollup_branch_period (
    company_key integer not null,
    period_key integer not null,
    account_key integer not null,
    branch_key integer not null,
    division_key integer not null,
    scenario_key smallint not null,
    currency char(3) not null,
    opening numeric(24, 4) not null,
    debit numeric(24, 4) not null,
    credit numeric(24, 4) not null,
    -- debit - credit + period movements
    amount numeric(24, 4) not null,
    -- the part of amount that closing entries made
    closing_entries numeric(24, 4) not null,
    stated_balance numeric(24, 4) not null,
    line_count bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index rollup_branch_period_grain on warehouse.rollup_branch_period (company_key, period_key, account_key, branch_key);

create table warehouse.rollup_company_period (
    company_key integer not null,
    period_key integer not null,
    account_key integer not null,
    scenario_key smallint not null,
    currency char(3) not null,
    opening numeric(24, 4) not null,
    debit numeric(24, 4) not null,
    credit numeric(24, 4) not null,
    amount numeric(24, 4) not null,
    closing_entries numeric(24, 4) not null,
    stated_balance numeric(24, 4) not null,
    line_count bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index rollup_company_period_grain on warehouse.rollup_company_period (company_key, period_key, account_key);

-- ---------------------------------------------------------------- semantic: what statements are made of

-- A statement's row template as data; the highest valid version is current, older ones stay for the reports that used them.
create table semantic.statement_template (
    statement text not null,
    version integer not null,
    title text not null,
    rows jsonb not null,
    created_at timestamptz not null default now(),
    primary key (statement, version)
);

-- ---------------------------------------------------------------- landing: rows as extracted, emptied after each slice

create unlogged table landing.ledger_line (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    row_hash uuid not null,
    posting_date date not null,
    fiscal_year smallint,
    period smallint,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    account_id text not null,
    scenario_code text not null,
    currency char(3) not null,
    debit numeric(19, 4) not null,
    credit numeric(19, 4) not null,
    entry_kind char(1) not null,
    entry_id text not null,
    line_no integer not null,
    document text,
    description text,
    module text,
    posted_by text,
    posted_at timestamptz,
    reference text
);

create unlogged table landing.period_row (
    batch_id bigint not null,
    file_id bigint not null,
    slice_no integer not null,
    file_line bigint not null,
    source_id text not null,
    row_hash uuid not null,
    posting_date date not null,
    fiscal_year smallint,
    period smallint,
    company_code text not null,
    branch_code text not null,
    division_code text not null,
    account_id text not null,
    scenario_code text not null,
    currency char(3),
    -- movement, balance, opening or anchor
    measure text not null,
    amount numeric(19, 4),
    stated_amount numeric(19, 4),
    opening numeric(19, 4),
    debit numeric(19, 4),
    credit numeric(19, 4),
    closing numeric(19, 4)
);

-- ---------------------------------------------------------------- security: who may sign in, and as what

create table security.app_user (
    user_id bigint generated always as identity primary key,
    login text not null unique check (login = lower(login)),
    display_name text not null,
    password_hash text,
    role text not null check (role in ('executive', 'controller', 'accountant', 'branch_manager', 'payroll', 'auditor', 'administrator')),
    -- Branch codes this user sees; null means every branch (entity-wide).
    branch_codes text[],
    disabled boolean not null default false,
    failed_sign_ins integer not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null default now()
);

create table security.refresh_token (
    token_hash bytea primary key,
    family uuid not null,
    user_id bigint not null references security.app_user,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);
create index refresh_token_by_family on security.refresh_token (family);

-- A token good for one sign-in within minutes, handed by the demo to its own client.
create table security.one_time_token (
    token_hash bytea primary key,
    user_id bigint not null references security.app_user,
    expires_at timestamptz not null,
    used_at timestamptz
);

-- HMAC-SHA256 keys that seal a claim, stored as the two 64-byte pads so that the check needs no extension. Two keys may live at once.
create table security.seal_key (
    key_id integer generated always as identity primary key,
    inner_pad bytea not null check (length(inner_pad) = 64),
    outer_pad bytea not null check (length(outer_pad) = 64),
    created_at timestamptz not null default now(),
    retired_at timestamptz
);

-- ---------------------------------------------------------------- audit: append-only and hash-chained

create table audit.event (
    seq bigint not null,
    task text not null,
    at timestamptz not null,
    actor text not null,
    actor_role text,
    session_id text,
    request_id text not null,
    client_address text,
    code text not null,
    object text,
    parameters jsonb not null default '{}',
    outcome text not null,
    row_count bigint,
    data_batch bigint,
    milliseconds integer,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (task, seq, at)
) partition by range (at);
