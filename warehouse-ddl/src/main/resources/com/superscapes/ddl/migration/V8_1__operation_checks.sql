-- What the checks of the operations (../quality, T6 to T11) have in common: a sub-ledger's records beside the ledger's accounts
-- that they name, period by period, and in the periods that differ the entries that make the difference.

-- The adjusting period 13 is the end of the last month.
create function ops.month_period(p_period_key integer) returns integer
language sql immutable parallel safe as $$
    select p_period_key - greatest(p_period_key % 100 - 12, 0)
$$;

-- The records of a check, as of a batch. account_key: the ledger account a record names; where it names none, 0 or a number below 0
-- that stands for a cost type.
create function ops.checked_records(p_check text, p_batch bigint)
    returns table (company_key integer, currency char(3), account_key integer, period_key integer, amount numeric, entry text)
language plpgsql stable as $$
#variable_conflict use_column
begin
    if p_check = 'T6' then
        return query select r.company_key, r.currency, r.account_key, r.period_key, r.amount, r.entry from (
            select i.company_key, i.currency, i.account_key, i.period_key, i.amount, i.entry, i.batch_from, i.batch_to from warehouse.fact_ar_item i
            union all
            select a.company_key, a.currency, a.account_key, a.period_key, a.amount, a.entry, a.batch_from, a.batch_to from warehouse.fact_ar_application a) r
        where r.batch_from <= p_batch and (r.batch_to is null or r.batch_to > p_batch);
    elsif p_check = 'T7' then
        return query select r.company_key, r.currency, r.account_key, r.period_key, r.amount, r.entry from (
            select i.company_key, i.currency, i.account_key, i.period_key, i.amount, i.entry, i.batch_from, i.batch_to from warehouse.fact_ap_item i
            union all
            select a.company_key, a.currency, a.account_key, a.period_key, a.amount, a.entry, a.batch_from, a.batch_to from warehouse.fact_ap_application a) r
        where r.batch_from <= p_batch and (r.batch_to is null or r.batch_to > p_batch);
    elsif p_check = 'T8' then
        return query select c.company_key, c.currency,
            case when c.account_key <> 0 then c.account_key else -array_position(array ['labor', 'materials', 'subcontract', 'equipment', 'other'], c.cost_type) end,
            c.period_key, c.amount, c.entry
        from warehouse.fact_job_cost c where c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch);
    elsif p_check = 'T11' then
        return query select c.company_key, c.currency, c.account_key, c.period_key, c.amount, c.entry
        from warehouse.fact_equipment_cost c where c.kind = 'charge' and c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch);
    else
        raise exception 'There are no records for check %', p_check;
    end if;
end
$$;

-- The ledger accounts that a check looks at, with the number under which its records stand: their own, where records name accounts.
create function ops.checked_accounts(p_check text, p_batch bigint, p_named integer[]) returns table (account_key integer, stands_for integer)
language sql stable as $$
    select a.account_key,
        case when a.account_key = any (p_named) then a.account_key
            -- Direct cost that no record names is a difference; the equipment pool is no job's cost.
            when p_check = 'T8' and cardinality(p_named) > 0 then a.account_key
            when p_check = 'T8' then -case a.statement_class when 'direct-labor' then 1 when 'labor-burden' then 1 when 'materials' then 2 when 'subcontractors' then 3
                when 'equipment-cost' then 4 else 5 end
            else 0 end
    from warehouse.dim_account a
    where a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch) and a.account_key <> 0
        and (a.account_key = any (p_named)
            or p_check = 'T8' and a.statement_class in ('direct-labor', 'labor-burden', 'materials', 'subcontractors', 'other-direct')
            or cardinality(p_named) = 0 and (p_check = 'T6' and a.statement_class in ('receivable', 'retainage-receivable')
                or p_check = 'T7' and a.statement_class in ('payable', 'retainage-payable') or p_check = 'T8' and a.statement_class = 'equipment-cost'))
$$;

-- One company's records against its ledger. p_balance: balances at the end of each period, else the movements within it.
create function ops.ledger_differences(p_check text, p_batch bigint, p_balance boolean)
    returns table (company_key integer, currency char(3), stands_for integer, period_key integer, records numeric, ledger numeric, difference numeric, arises numeric)
language sql stable as $$
    with records as materialized (
        select r.company_key, r.currency, r.account_key, ops.month_period(r.period_key) as period_key, sum(r.amount) as amount
        from ops.checked_records(p_check, p_batch) r group by 1, 2, 3, 4
    ),
    named as (
        select r.company_key, coalesce(array_agg(distinct r.account_key) filter (where r.account_key > 0), '{}') as accounts from records r group by r.company_key
    ),
    ledger as (
        select l.company_key, l.currency, a.stands_for, ops.month_period(l.period_key) as period_key,
            sum(case when p_balance then l.opening + l.amount + l.stated_balance else l.amount - l.closing_entries end) as amount
        from named n
        join ops.actual_amounts(p_batch) l on l.company_key = n.company_key
        join lateral ops.checked_accounts(p_check, p_batch, n.accounts) a on a.account_key = l.account_key
        group by 1, 2, 3, 4
    ),
    beginning as (
        select l.company_key, min(l.period_key) as period_key from ops.actual_amounts(p_batch) l group by l.company_key
    ),
    point as (
        select p.company_key, p.currency, p.stands_for, p.period_key, sum(p.records) as records, sum(p.ledger) as ledger
        from (select r.company_key, r.currency, r.account_key as stands_for, r.period_key, r.amount as records, 0::numeric as ledger from records r
              union all
              select l.company_key, l.currency, l.stands_for, l.period_key, 0, l.amount from ledger l) p
        group by 1, 2, 3, 4
    ),
    running as (
        select p.company_key, p.currency, p.stands_for, p.period_key,
            case when p_balance then sum(p.records) over w else p.records end as records,
            case when p_balance then sum(p.ledger) over w else p.ledger end as ledger
        from point p
        window w as (partition by p.company_key, p.currency, p.stands_for order by p.period_key)
    ),
    -- What records tell of the time before the books is in the books' opening balances.
    since as (
        select r.*, r.records - r.ledger as difference,
            r.records - r.ledger - case when p_balance then coalesce(lag(r.records - r.ledger) over (partition by r.company_key, r.currency, r.stands_for order by r.period_key), 0) else 0 end as arises
        from running r join beginning b on b.company_key = r.company_key and r.period_key >= b.period_key
    )
    select s.company_key, s.currency, s.stands_for, s.period_key, s.records, s.ledger, s.difference, s.arises from since s where s.difference <> 0
$$;

-- The entries of one period that the records and the ledger's accounts do not agree on.
create function ops.differing_entries(p_check text, p_batch bigint, p_company integer, p_currency char(3), p_stands_for integer, p_period integer)
    returns table (entry text, records numeric, ledger numeric)
language plpgsql stable as $$
#variable_conflict use_column
declare
    named constant integer[] := array(select distinct r.account_key from ops.checked_records(p_check, p_batch) r where r.company_key = p_company and r.account_key > 0);
    accounts constant integer[] := array(select a.account_key from ops.checked_accounts(p_check, p_batch, named) a where a.stands_for = p_stands_for);
    periods constant integer[] := case when p_period % 100 = 12 then array [p_period, p_period + 1] else array [p_period] end;
    first_day constant date := (select min(f.start_date) from warehouse.fiscal_period f where f.company_key = p_company and f.period_key = any (periods));
    last_day constant date := (select max(f.end_date) from warehouse.fiscal_period f where f.company_key = p_company and f.period_key = any (periods));
begin
    return query
    select coalesce(s.entry, l.entry), coalesce(s.amount, 0), coalesce(l.amount, 0)
    from (select coalesce(r.entry, '') as entry, sum(r.amount) as amount from ops.checked_records(p_check, p_batch) r
          where r.company_key = p_company and r.currency = p_currency and r.account_key = p_stands_for and r.period_key = any (periods) group by 1) s
    full join (select f.entry_id as entry, sum(f.debit - f.credit) as amount from warehouse.fact_transaction f
          where f.company_key = p_company and f.currency = p_currency and f.scenario_key = 1 and f.entry_kind <> 'C' and f.account_key = any (accounts)
              and f.posting_date between first_day and last_day and f.period_key = any (periods)
              and f.batch_from <= p_batch and (f.batch_to is null or f.batch_to > p_batch) group by 1) l on l.entry = s.entry
    where coalesce(s.amount, 0) <> coalesce(l.amount, 0);
end
$$;

-- The result of a check, a row per company: where records and ledger differ, and by which entries.
create function ops.check_against_ledger(p_check text, p_batch bigint, p_balance boolean, p_what text)
    returns table (company_key integer, state text, reason text, difference numeric, items jsonb)
language sql stable as $$
    with differing as materialized (
        select d.*, row_number() over (partition by d.company_key, d.currency, d.stands_for order by d.period_key desc) = 1 as latest,
            row_number() over (partition by d.company_key order by abs(d.arises) desc, d.period_key) as place
        from ops.ledger_differences(p_check, p_batch, p_balance) d
    ),
    entry as (
        select d.company_key, d.currency, d.stands_for, d.period_key, e.entry, e.records, e.ledger
        from differing d, lateral ops.differing_entries(p_check, p_batch, d.company_key, d.currency, d.stands_for, d.period_key) e
        where d.arises <> 0 and d.place <= 20
    ),
    item as (
        select e.company_key, e.stands_for, e.period_key, e.currency, nullif(e.entry, '') as entry, e.records, e.ledger, e.records - e.ledger as difference from entry e
        union all
        -- A period without entries to blame: an opening balance, for example.
        select d.company_key, d.stands_for, d.period_key, d.currency, null, d.records, d.ledger, d.arises from differing d
        where d.arises <> 0 and not exists (select from entry e where e.company_key = d.company_key and e.currency = d.currency and e.stands_for = d.stands_for and e.period_key = d.period_key)
    ),
    ranked as (
        select i.*, coalesce(a.code, (array ['labor', 'materials', 'subcontract', 'equipment', 'other'])[-i.stands_for], '') as account,
            row_number() over (partition by i.company_key order by abs(i.difference) desc, i.period_key, i.entry) as rank
        from item i
        left join warehouse.dim_account a on a.account_key = i.stands_for and i.stands_for > 0 and a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch)
    ),
    listed as (
        select r.company_key, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('account', r.account, 'period', r.period_key, 'currency', r.currency, 'entry', r.entry,
            'records', ops.money_text(r.records), 'ledger', ops.money_text(r.ledger), 'difference', ops.money_text(r.difference))) order by r.rank) as items
        from ranked r where r.rank <= 100 group by r.company_key
    ),
    summed as (
        select d.company_key, count(*) filter (where d.arises <> 0) as periods,
            case when p_balance then ops.net_or_size(sum(d.difference) filter (where d.latest), max(abs(d.difference)))
                else ops.net_or_size(sum(d.difference), sum(abs(d.difference))) end as difference
        from differing d group by d.company_key
    ),
    present as (
        select distinct r.company_key from ops.checked_records(p_check, p_batch) r
    )
    select k.company_key,
        case when p.company_key is null or not k.has_ledger then 'not applicable' when s.company_key is null then 'tied' else 'broken' end,
        case when p.company_key is null then 'No ' || p_what || ' were loaded.'
            when not k.has_ledger then 'The company has no ledger entries, only period amounts.'
            when s.company_key is not null then upper(left(p_what, 1)) || substr(p_what, 2) || ' differ from their ledger accounts; the difference arises in '
                || s.periods || case when s.periods = 1 then ' period.' else ' periods.' end end,
        case when p.company_key is not null and k.has_ledger then s.difference end,
        case when p.company_key is not null and k.has_ledger then coalesce(l.items, '[]') else '[]' end
    from ops.checked_companies(p_batch) k
    left join present p on p.company_key = k.company_key
    left join summed s on s.company_key = k.company_key
    left join listed l on l.company_key = k.company_key
    order by k.company_key
$$;

-- Records of a batch that point to members that nobody can see: a table's key column and how many.
create function ops.lost_references(p_batch bigint) returns table (company_key integer, fact text, reference text, lost bigint, example text)
language plpgsql stable as $$
declare
    pair record;
    first_day date;
    last_day date;
begin
    select min(f.start_date), max(f.end_date) into first_day, last_day
    from ops.touched_period t join warehouse.fiscal_period f on f.company_key = t.company_key and f.period_key = t.period_key where t.batch_id = p_batch;
    for pair in
        select c.table_name as fact, c.column_name as key, 'dim_' || case c.column_name when 'phase_key' then 'job_phase' else left(c.column_name, -4) end as dimension,
            case c.column_name when 'phase_key' then 'job_phase_key' else c.column_name end as own
        from information_schema.columns c
        where c.table_schema = 'warehouse' and c.table_name like 'fact\_%' and c.column_name like '%\_key' and c.column_name <> 'scenario_key'
            and not exists (select from pg_inherits i where i.inhrelid = format('warehouse.%I', c.table_name)::regclass)
            and to_regclass(format('warehouse.%I', 'dim_' || case c.column_name when 'phase_key' then 'job_phase' else left(c.column_name, -4) end)) is not null
        order by 1, 2
    loop
        return query execute format($q$
            select f.company_key, %1$L::text, %2$L::text, count(*), min(f.source_id)
            from warehouse.%1$I f
            where f.batch_from = $1 and f.batch_to is null and f.posting_date between $2 and $3 and f.%2$I <> 0
                and not exists (select from warehouse.%3$I d where d.%4$I = f.%2$I and d.batch_from <= $1 and (d.batch_to is null or d.batch_to > $1))
            group by f.company_key
            $q$, pair.fact, pair.key, pair.dimension, pair.own) using p_batch, coalesce(first_day, '-infinity'), coalesce(last_day, 'infinity');
    end loop;
end
$$;
