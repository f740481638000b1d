-- Purchase orders and subcontracts: what is ordered and not billed yet. And the discount that a bill offers to who pays early.

-- ---------------------------------------------------------------- facts

-- An order or a subcontract. posting_date: the day it was given.
create table warehouse.fact_commitment (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    number text not null,
    kind text not null check (kind in ('purchase-order', 'subcontract')),
    status text not null check (status in ('open', 'closed')),
    vendor_key integer not null default 0,
    job_key integer not null default 0,
    expected_on date,
    closed_on date,
    description text,
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_commitment_by_id on warehouse.fact_commitment (fact_id);

-- What was ordered on a line, and what changed of it. commitment: the order's id in its source. Amounts positive; a cancellation is
-- negative. received: what the source itself says was received or billed so far, in money or in quantity; cancelled_quantity likewise.
-- posting_date: the day of the order or the change.
create table warehouse.fact_commitment_item (
    posting_date date not null,
    fact_id bigint not null default nextval('warehouse.fact_id_seq'),
    period_key integer not null,
    company_key integer not null,
    branch_key integer not null default 0,
    division_key integer not null default 0,
    currency char(3) not null,
    commitment text not null,
    kind text not null check (kind in ('original', 'change', 'cancellation')),
    line integer,
    job_key integer not null default 0,
    phase_key integer not null default 0,
    cost_code_key integer not null default 0,
    cost_type text check (cost_type in ('labor', 'materials', 'subcontract', 'equipment', 'other')),
    account_key integer not null default 0,
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4) not null,
    received numeric(19, 4),
    received_quantity numeric(19, 4),
    cancelled_quantity numeric(19, 4),
    source_key integer not null,
    source_id text not null,
    file_id bigint not null,
    file_line bigint not null,
    batch_from bigint not null,
    batch_to bigint
);
create index fact_commitment_item_by_id on warehouse.fact_commitment_item (fact_id);

-- Which order or subcontract a bill is of, by the number it names; and what may be deducted when it is paid until a day.
alter table warehouse.fact_ap_item add column purchase_order text, add column subcontract text, add column discount_on date,
    add column discount_amount numeric(19, 4);

create unlogged table landing.commitment (
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
    number text,
    kind text,
    status text,
    vendor_id text not null,
    job_id text not null,
    expected_on date,
    closed_on date,
    description text
);
create unlogged table landing.commitment_item (
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
    commitment text,
    kind text,
    line integer,
    job_id text not null,
    phase_id text not null,
    cost_code_id text not null,
    cost_type text,
    account_id text not null,
    description text,
    quantity numeric(19, 4),
    unit_price numeric(19, 4),
    amount numeric(19, 4),
    received numeric(19, 4),
    received_quantity numeric(19, 4),
    cancelled_quantity numeric(19, 4)
);
-- What a killed load left here is landed again.
truncate landing.ap_item;
alter table landing.ap_item add column purchase_order text, add column subcontract text, add column discount_on date,
    add column discount_amount numeric(19, 4);

insert into security.protected_table values ('warehouse.fact_commitment', 'branch'), ('warehouse.fact_commitment_item', 'branch');

-- ---------------------------------------------------------------- for readers

select ops.add_reader_view('commitment', 'warehouse.fact_commitment',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.number, f.kind, f.status,
     f.vendor_key, f.job_key, f.expected_on, f.closed_on, f.description, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('commitment_item', 'warehouse.fact_commitment_item',
    'f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.commitment, f.kind, f.line,
     f.job_key, f.phase_key, f.cost_code_key, f.cost_type, f.account_key, f.description, f.quantity, f.unit_price, f.amount, f.received,
     f.received_quantity, f.cancelled_quantity, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
create or replace view semantic.ap_item with (security_invoker = true, security_barrier = true) as
    select f.fact_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.currency, f.document, f.kind,
        f.vendor_key, f.job_key, f.invoice_date, f.due_date, f.account_key, f.amount, f.disputed, f.hold_reason, f.status, f.description,
        f.entry, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from, f.purchase_order, f.subcontract, f.discount_on, f.discount_amount
    from warehouse.fact_ap_item f
    where f.batch_from <= (select ops.reading_batch()) and (f.batch_to is null or f.batch_to > (select ops.reading_batch()));
select ops.add_posted_view('commitment', '{vendor,job}', '{"vendor": ["class"], "job": ["job_type", "status", "manager"]}');
select ops.add_posted_view('commitment_item', '{job,job_phase=phase_key,cost_code}', '{"job": ["job_type", "status", "manager"]}');

-- The lines of the bills that name an order or a subcontract, each once; those on the job of the order relieve it. Amounts as on the bill, before sales tax: debit positive.
create view semantic.commitment_bill with (security_invoker = true, security_barrier = true) as
    select s.source_system, case when i.purchase_order is not null then 'purchase-order' else 'subcontract' end as kind, coalesce(i.purchase_order, i.subcontract) as number,
        i.source_key, i.source_id as bill, i.document, i.vendor_key, l.fact_id, l.posting_date, l.period_key, l.company_key, l.branch_key, l.division_key, l.currency,
        l.job_key, coalesce(l.cost_type, '') as cost_type, l.account_key, l.amount
    from semantic.ap_item i
    join semantic.source_table s on s.source_key = i.source_key
    join (select n.*, o.source_system from semantic.ap_line n join semantic.source_table o on o.source_key = n.source_key) l
        on l.item = i.source_id and l.source_system = s.source_system
    where i.kind <> 'retainage' and coalesce(i.purchase_order, i.subcontract) is not null;

-- Orders as they stood at the end of a day, by job, cost type and account: ordered and changed, billed, and what is left to be billed. A
-- closed order has nothing left from the day it was closed, or from its last bill where the source does not tell the day. An order that
-- is billed beyond its amount has nothing left. Quantities that were cancelled have no day and count from the order's. received: the
-- source's own figure, as of the load.
create function semantic.commitments_at(p_as_of date)
    returns table (company_key integer, branch_key integer, division_key integer, currency char(3), source_key integer, commitment text, number text, kind text, open boolean,
        vendor_key integer, job_key integer, cost_type text, account_key integer, ordered_on date, expected_on date, original numeric, changes numeric, billed numeric,
        left_to_bill numeric, received numeric)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with header as materialized (
        select c.*, s.source_system from semantic.commitment c join semantic.source_table s on s.source_key = c.source_key where c.posting_date <= p_as_of
    ),
    billed as materialized (
        select b.source_system, b.kind, b.number, b.job_key, b.cost_type, coalesce(sum(b.amount) filter (where b.posting_date <= p_as_of), 0) as amount,
            max(b.account_key) as account_key, max(b.posting_date) as last_day
        from semantic.commitment_bill b group by 1, 2, 3, 4, 5
    ),
    last_bill as (
        select b.source_system, b.kind, b.number, b.job_key, max(b.last_day) as last_day from billed b group by 1, 2, 3, 4
    ),
    item as (
        select s.source_system, i.commitment, i.job_key, coalesce(i.cost_type, '') as cost_type, max(i.account_key) as account_key,
            sum(i.amount) filter (where i.kind = 'original') as original, coalesce(sum(i.amount) filter (where i.kind <> 'original'), 0) - coalesce(sum(i.cancelled_quantity * i.unit_price), 0) as changes,
            sum(coalesce(i.received, i.received_quantity * i.unit_price)) as received
        from semantic.commitment_item i join semantic.source_table s on s.source_key = i.source_key
        where i.posting_date <= p_as_of group by 1, 2, 3, 4
    )
    select h.company_key, h.branch_key, h.division_key, h.currency, h.source_key, h.source_id, h.number, h.kind, o.open, h.vendor_key, i.job_key, i.cost_type,
        case when i.account_key <> 0 then i.account_key else coalesce(b.account_key, 0) end, h.posting_date, h.expected_on, coalesce(i.original, 0), coalesce(i.changes, 0),
        coalesce(b.amount, 0),
        case when o.open then greatest(coalesce(i.original, 0) + coalesce(i.changes, 0) - coalesce(b.amount, 0), 0) else 0 end, coalesce(i.received, 0)
    from header h
    join item i on i.source_system = h.source_system and i.commitment = h.source_id
    left join billed b on b.source_system = h.source_system and b.kind = h.kind and b.number = h.number and b.job_key = i.job_key and b.cost_type = i.cost_type
    left join last_bill l on l.source_system = h.source_system and l.kind = h.kind and l.number = h.number and l.job_key = h.job_key,
    lateral (select h.status = 'open' or p_as_of < coalesce(h.closed_on, l.last_day, h.posting_date) as open) o
$$;
