-- Row templates that a controller drafts and another one approves, and what changed in the ledger between two loads.

-- ---------------------------------------------------------------- templates
-- A version is a draft until somebody else than its author approves it; readers use the highest approved one that is valid.
alter table semantic.statement_template
    add column state text not null default 'approved' check (state in ('draft', 'approved')),
    add column created_by text,
    add column approved_by text,
    add column approved_at timestamptz,
    add column note text,
    add constraint approved_by_another check (created_by is null or approved_by is null or created_by <> approved_by);

-- The number of the new draft.
create function security.draft_template(p_statement text, p_title text, p_rows jsonb, p_note text, p_by text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    number integer;
begin
    -- Two drafts at once get two numbers.
    perform pg_advisory_xact_lock(hashtextextended('superscapes template ' || p_statement, 0));
    select max(t.version) + 1 into number from semantic.statement_template t where t.statement = p_statement;
    if number is null then
        raise exception 'There is no statement %', p_statement;
    end if;
    insert into semantic.statement_template (statement, version, title, rows, state, created_by, created_at, note)
    values (p_statement, number, p_title, p_rows, 'draft', p_by, p_at, p_note);
    return number;
end
$$;

-- approved, unknown, done (it is no draft) or own (who drafts does not approve).
create function security.approve_template(p_statement text, p_version integer, p_by text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    draft semantic.statement_template;
begin
    select t.* into draft from semantic.statement_template t where t.statement = p_statement and t.version = p_version for update;
    if not found then
        return 'unknown';
    elsif draft.state <> 'draft' then
        return 'done';
    elsif draft.created_by = p_by then
        return 'own';
    end if;
    update semantic.statement_template t set state = 'approved', approved_by = p_by, approved_at = p_at
    where t.statement = p_statement and t.version = p_version;
    return 'approved';
end
$$;

-- ---------------------------------------------------------------- what changed
-- Every version of a row that readers of the batch read could have seen in some load. batch_to is null while it is live for them.
create view semantic.ledger_line_version with (security_invoker = true, security_barrier = true) as
    select f.fact_id as line_id, f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency,
        f.debit - f.credit as amount, f.entry_kind, f.entry_id, f.description, f.module, f.posted_by, f.posted_at, f.batch_from,
        case when f.batch_to <= (select ops.reading_batch()) then f.batch_to end as batch_to
    from warehouse.fact_transaction f where f.batch_from <= (select ops.reading_batch());
create view semantic.period_amount_version with (security_invoker = true, security_barrier = true) as
    select f.posting_date, f.period_key, f.company_key, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency, f.measure, f.amount, f.batch_from,
        case when f.batch_to <= (select ops.reading_batch()) then f.batch_to end as batch_to
    from warehouse.fact_period_amount f where f.batch_from <= (select ops.reading_batch());
-- Finds the months and accounts to look at: a rollup row has a new version only when it changed.
create view semantic.branch_period_version with (security_invoker = true, security_barrier = true) as
    select f.period_key, f.company_key, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency, f.batch_from,
        case when f.batch_to <= (select ops.reading_batch()) then f.batch_to end as batch_to
    from warehouse.rollup_branch_period f where f.batch_from <= (select ops.reading_batch());
