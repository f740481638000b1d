-- What readers read: the facts, rollups and dimensions of the batch they see. The batch is read once per statement; row
-- security is the caller's (security_invoker), and a caller's own conditions cannot look past it (security_barrier).

create function ops.add_reader_view(p_view text, p_table text, p_columns text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create view semantic.%I with (security_invoker = true, security_barrier = true) as select %s from %s f
        where f.batch_from <= (select ops.reading_batch()) and (f.batch_to is null or f.batch_to > (select ops.reading_batch()))',
        p_view, p_columns, p_table);
end
$$;

-- line_id is what the client names an entry by; amount is debit positive.
select ops.add_reader_view('ledger_line', 'warehouse.fact_transaction',
    'f.fact_id as line_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency,
     f.debit, f.credit, f.debit - f.credit as amount, f.entry_kind, f.source_key, f.source_id, f.entry_id, f.line_no, f.document, f.description,
     f.module, f.posted_by, f.posted_at, f.reference, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('period_amount', 'warehouse.fact_period_amount',
    'f.company_key, f.period_key, f.posting_date, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency, f.measure, f.amount,
     f.stated_amount, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('account_balance', 'warehouse.fact_account_balance',
    'f.company_key, f.period_key, f.posting_date, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency, f.kind, f.opening,
     f.debit, f.credit, f.closing, f.source_key, f.source_id, f.file_id, f.file_line, f.batch_from');
select ops.add_reader_view('branch_period', 'warehouse.rollup_branch_period',
    'f.company_key, f.period_key, f.account_key, f.branch_key, f.division_key, f.scenario_key, f.currency, f.opening, f.debit, f.credit, f.amount,
     f.closing_entries, f.stated_balance, f.line_count, f.batch_from');
select ops.add_reader_view('company_period', 'warehouse.rollup_company_period',
    'f.company_key, f.period_key, f.account_key, f.scenario_key, f.currency, f.opening, f.debit, f.credit, f.amount, f.closing_entries,
     f.stated_balance, f.line_count, f.batch_from');
select ops.add_reader_view('account', 'warehouse.dim_account',
    'f.account_key, f.code, f.name, f.account_type, f.statement_class, f.normal_balance, f.parent_code, f.sort_code, f.source_type, f.operator,
     f.source_system, f.source_id, f.posting, f.batch_from');
select ops.add_reader_view('company', 'warehouse.dim_company',
    'f.company_key, f.code, f.name, f.base_currency, f.fiscal_year_start, f.parent_code, f.time_zone, f.batch_from');
select ops.add_reader_view('branch', 'warehouse.dim_branch', 'f.branch_key, f.company_key, f.code, f.name, f.region, f.batch_from');
select ops.add_reader_view('division', 'warehouse.dim_division', 'f.division_key, f.code, f.name, f.parent_code, f.batch_from');

create view semantic.scenario with (security_invoker = true, security_barrier = true) as
    select s.scenario_key, s.code, s.name, s.kind from warehouse.dim_scenario s where s.batch_from <= (select ops.reading_batch());
create view semantic.fiscal_period with (security_invoker = true, security_barrier = true) as
    select p.company_key, p.period_key, p.fiscal_year, p.period, p.name, p.start_date, p.end_date from warehouse.fiscal_period p;

-- Lines of an entry that the caller may not see: how many, and nothing else. Zero unless the caller sees one of its lines.
create function security.lines_outside_scope(p_entry_id text, p_source_key integer, p_posting_date date) returns bigint
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select case when security.entity_wide() or count(*) filter (where inside) = 0 then 0 else count(*) filter (where not inside) end
    from (select f.branch_key = any ((select security.branch_scope())::integer[]) as inside
        from warehouse.fact_transaction f
        where f.entry_id = p_entry_id and f.source_key = p_source_key and f.posting_date = p_posting_date
            and f.batch_from <= (select ops.reading_batch()) and (f.batch_to is null or f.batch_to > (select ops.reading_batch()))) l
$$;

-- The checks of the batch that is read, as the load computed them; amounts and items for entity-wide claims only.
create function security.tie_outs()
    returns table (check_code text, company_key integer, state text, reason text, difference numeric, items jsonb, checked_at timestamptz)
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select q.check_code, q.company_key, q.state, q.reason, case when e.wide then q.difference end, case when e.wide then q.items else '[]' end, q.checked_at
    from ops.quality_result q, (select security.entity_wide() as wide offset 0) e
    where q.batch_id = (select ops.reading_batch())
$$;

-- The files of every batch that readers see; totals are null without an entity-wide claim.
create function security.source_files()
    returns table (file_id bigint, batch_id bigint, source_system text, file_name text, content text, content_hash bytea, rows_read bigint,
        rows_loaded bigint, rows_unchanged bigint, rows_rejected bigint, total_debit numeric, total_credit numeric)
language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select f.file_id, f.batch_id, f.source_system, f.file_name, f.content, f.content_hash, f.rows_read, f.rows_loaded, f.rows_unchanged, f.rows_rejected,
        case when e.wide then f.total_debit end, case when e.wide then f.total_credit end
    from ops.source_file f join ops.batch b on b.batch_id = f.batch_id and b.state = 'published', (select security.entity_wide() as wide offset 0) e
    where f.batch_id <= (select ops.reading_batch())
$$;

create view semantic.tie_out with (security_invoker = true) as select * from security.tie_outs();
create view semantic.source_file with (security_invoker = true) as select * from security.source_files();

-- Which batch is read and since when it is published; batch 0 when nothing is.
create view semantic.batch with (security_invoker = true) as
    select r.batch_id, b.source_system, b.published_at from (select ops.reading_batch() as batch_id offset 0) r left join ops.batch b on b.batch_id = r.batch_id;
