-- What the quality tests (../quality) have in common. They read the rollups of the scenario 'actual' (key 1), as of a batch that
-- need not be published; statistical accounts are in no check.

-- An amount as a decimal string, with at least two decimals.
create function ops.money_text(p_amount numeric) returns text
language sql immutable parallel safe as $$
    select case when p_amount = round(p_amount, 2) then round(p_amount, 2) else trim_scale(p_amount) end::text
$$;

create function ops.actual_amounts(p_batch bigint)
    returns table (company_key integer, period_key integer, currency char(3), account_key integer, account_code text, account_type text,
        statement_class text, opening numeric, debit numeric, credit numeric, amount numeric, closing_entries numeric, stated_balance numeric)
language sql stable as $$
    select r.company_key, r.period_key, r.currency, r.account_key, a.code, a.account_type, a.statement_class,
        r.opening, r.debit, r.credit, r.amount, r.closing_entries, r.stated_balance
    from warehouse.rollup_company_period r
    join warehouse.dim_account a on a.account_key = r.account_key and a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch)
    where r.scenario_key = 1 and a.account_type <> 'statistical' and r.batch_from <= p_batch and (r.batch_to is null or r.batch_to > p_batch)
$$;

-- The companies that have amounts. has_ledger: from entries, not only month amounts; has_types: its chart says what its accounts
-- are; accumulates: its balance sheet is added up from openings and movements, not only stated.
create function ops.checked_companies(p_batch bigint)
    returns table (company_key integer, has_ledger boolean, has_types boolean, accumulates boolean)
language sql stable as $$
    select r.company_key, bool_or(r.debit <> 0 or r.credit <> 0), bool_or(r.account_type <> 'unmapped'),
        bool_or(r.account_type not in ('revenue', 'expense') and (r.opening <> 0 or r.amount <> 0))
    from ops.actual_amounts(p_batch) r
    group by r.company_key
$$;

-- The difference of a check: the net of its items, or the sum of their sizes where they cancel out.
create function ops.net_or_size(p_net numeric, p_size numeric) returns numeric
language sql immutable parallel safe as $$
    select case when coalesce(p_net, 0) <> 0 then p_net else p_size end
$$;

create function ops.statistical_accounts(p_batch bigint) returns integer[]
language sql stable as $$
    select array(select a.account_key from warehouse.dim_account a
        where a.account_type = 'statistical' and a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch))
$$;

-- One pass over the periods a batch touched finds the few of its entries worth a closer look: those that do not balance there, and
-- those whose lines there are all gone. Hashing, not sorting: right after a load there are no statistics to tell that there is much to sort.
create function ops.suspect_entries(p_batch bigint) returns table (company_key integer, currency char(3), source_key integer, entry_id text)
language plpgsql stable set enable_sort = off set work_mem = '64MB' as $$
declare
    statistical constant integer[] := ops.statistical_accounts(p_batch);
    periods constant integer[] := array(select distinct t.period_key from ops.touched_period t where t.batch_id = p_batch);
begin
    return query
    select f.company_key, f.currency, f.source_key, f.entry_id
    from warehouse.fact_transaction f
    where f.scenario_key = 1 and f.account_key <> all (statistical) and f.period_key = any (periods)
        and f.batch_from <= p_batch and (f.batch_to is null or f.batch_to >= p_batch)
    group by f.company_key, f.currency, f.source_key, f.entry_id
    having bool_or(f.batch_from = p_batch or f.batch_to = p_batch)
        and (sum(case when f.batch_to = p_batch then 0 else f.debit - f.credit end) <> 0 or bool_and(coalesce(f.batch_to = p_batch, false)));
end
$$;
