-- Covenants by the lender's definition: drafted by one controller, approved by another, never changed. In a period the highest approved
-- version that is valid from it or before holds; once that one has ended, none. Without a denominator the value is an amount of money.
create table semantic.covenant (
    code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
    version integer not null,
    name text not null,
    lender text not null,
    kind text not null check (kind in ('MINIMUM', 'MAXIMUM')),
    limit_value numeric not null,
    numerator jsonb not null,
    denominator jsonb not null,
    valid_from integer not null,
    valid_to integer check (valid_to >= valid_from),
    note text not null,
    state text not null default 'draft' check (state in ('draft', 'approved')),
    created_by text not null,
    created_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    primary key (code, version),
    constraint approved_by_another check (created_by <> approved_by),
    constraint approved_by_somebody check ((state = 'approved') = (approved_by is not null and approved_at is not null))
);
insert into security.protected_table values ('semantic.covenant', 'entity');

-- The number of the new draft.
create function security.draft_covenant(p_code text, p_name text, p_lender text, p_kind text, p_limit numeric, p_numerator jsonb, p_denominator jsonb,
    p_valid_from integer, p_valid_to integer, p_note text, p_by text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    number integer;
begin
    -- Two drafts at once get two numbers.
    perform pg_advisory_xact_lock(hashtextextended('superscapes covenant ' || p_code, 0));
    select coalesce(max(c.version), 0) + 1 into number from semantic.covenant c where c.code = p_code;
    insert into semantic.covenant (code, version, name, lender, kind, limit_value, numerator, denominator, valid_from, valid_to, note, created_by, created_at)
    values (p_code, number, p_name, p_lender, p_kind, p_limit, p_numerator, p_denominator, p_valid_from, p_valid_to, p_note, p_by, p_at);
    return number;
end
$$;

-- approved, unknown, done (it is no draft) or own (who drafts does not approve).
create function security.approve_covenant(p_code text, p_version integer, p_by text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    draft semantic.covenant;
begin
    select c.* into draft from semantic.covenant c where c.code = p_code and c.version = p_version for update;
    if not found then
        return 'unknown';
    elsif draft.state <> 'draft' then
        return 'done';
    elsif draft.created_by = p_by then
        return 'own';
    end if;
    update semantic.covenant c set state = 'approved', approved_by = p_by, approved_at = p_at where c.code = p_code and c.version = p_version;
    return 'approved';
end
$$;

-- Answers that are kept hold for one state of the data: a covenant that is approved makes another.
create or replace function security.data_version() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.published_batch || '-' || t.drafted || '-' || t.approved || '-' || c.approved
    from ops.publication p, (select count(*) as drafted, count(*) filter (where s.state = 'approved') as approved from semantic.statement_template s) t,
        (select count(*) as approved from semantic.covenant s where s.state = 'approved') c
$$;
