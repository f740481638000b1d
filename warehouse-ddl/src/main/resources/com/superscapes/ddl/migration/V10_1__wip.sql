-- Work in progress by job: what contracts earned at the end of a fiscal period, by cost-to-cost percentage of completion.
--
-- Which jobs: with a fixed price; where the source names no billing method, those with a contract amount, unless they are maintenance
-- or snow. All others (time and materials, unit price, recurring) earn what they bill.
-- Estimates: lines of versions 'manager', 'controller' and 'uninstalled' are snapshots, of which the latest counts; lines of all
-- other versions are a budget that adds up as its lines are dated, to which approved change orders add their cost.
-- Records count in the fiscal period of their posting date. What a job is (its contract, its last day) is told as the batch knows it.

-- Part of an amount in the proportion of part to whole, rounded to cents, halves away from zero; exact, as nothing is divided before.
create function ops.share_of(p_amount numeric, p_part numeric, p_whole numeric) returns numeric
language sql immutable parallel safe as $$
    select case when p_whole = 0 then 0
        else round(sign(p_amount * p_part * p_whole) * div(2 * abs(p_amount * p_part) * 100 + abs(p_whole), 2 * abs(p_whole)) / 100, 2) end
$$;

-- The jobs as of a batch, with how they earn. ends: the last day of a job that is finished; null while it is not.
create function ops.wip_jobs(p_batch bigint)
    returns table (job_key integer, contract_amount numeric, contract boolean, starts date, finished boolean, ends date)
language sql stable as $$
    select j.job_key, coalesce(j.contract_amount, 0),
        coalesce(j.billing_method = 'fixed-price', coalesce(j.contract_amount, 0) <> 0 and coalesce(j.job_type, '') not in ('maintenance', 'snow')),
        j.start_date, coalesce(j.status in ('complete', 'closed'), false), j.end_date
    from warehouse.dim_job j
    where j.job_key <> 0 and j.valid_to is null and j.batch_from <= p_batch and (j.batch_to is null or j.batch_to > p_batch)
        and coalesce(j.status, '') <> 'bid'
$$;

-- The schedule at the end of each of some periods, as of a batch. Only jobs with records until then, or that have begun. Amounts are
-- positive; over_under: above zero billed ahead (contract liability), below zero earned ahead (contract asset).
create function ops.wip_at(p_batch bigint, p_periods integer[], p_contracts_only boolean)
    returns table (period_key integer, company_key integer, currency char(3), job_key integer, method text, completed boolean, original_contract numeric,
        approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric, original_estimate numeric, budget numeric,
        estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, uninstalled numeric, billed numeric, complete_part numeric,
        complete_whole numeric, earned numeric, over_under numeric, loss_provision numeric)
language sql stable as $$
    with job as materialized (
        select j.* from ops.wip_jobs(p_batch) j where j.contract or not p_contracts_only
    ),
    point as (
        select p as period_key from unnest(p_periods) p
    ),
    -- Every figure of a job as movements by period: one pass over each kind of record.
    movement as materialized (
        select m.company_key, m.currency, m.job_key, ops.month_period(m.period_key) as period_key, sum(m.cost) as cost, sum(m.billed) as billed, sum(m.approved) as approved,
            sum(m.approved_cost) as approved_cost, sum(m.pending) as pending, sum(m.pending_cost) as pending_cost, sum(m.budget) as budget, sum(m.first_budget) as first_budget
        from (
            select c.company_key, c.currency, c.job_key, c.period_key, c.amount as cost, 0::numeric as billed, 0::numeric as approved, 0::numeric as approved_cost,
                0::numeric as pending, 0::numeric as pending_cost, null::numeric as budget, null::numeric as first_budget
            from warehouse.fact_job_cost c where c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch)
            union all
            select l.company_key, l.currency, l.job_key, l.period_key, 0, -l.amount, 0, 0, 0, 0, null, null
            from warehouse.fact_ar_line l where l.batch_from <= p_batch and (l.batch_to is null or l.batch_to > p_batch)
            union all
            select o.company_key, o.currency, o.job_key, o.period_key, 0, 0,
                case when o.status = 'approved' then coalesce(o.contract_amount, 0) else 0 end, case when o.status = 'approved' then coalesce(o.cost_amount, 0) else 0 end,
                case when o.status = 'pending' then coalesce(o.contract_amount, 0) else 0 end, case when o.status = 'pending' then coalesce(o.cost_amount, 0) else 0 end, null, null
            from warehouse.fact_change_order o where o.batch_from <= p_batch and (o.batch_to is null or o.batch_to > p_batch)
            union all
            select e.company_key, e.currency, e.job_key, e.period_key, 0, 0, 0, 0, 0, 0, e.amount, case when e.posting_date = e.first_date then e.amount end
            from (select b.*, min(b.posting_date) over (partition by b.job_key) as first_date from warehouse.fact_job_estimate b
                  where b.version not in ('manager', 'controller', 'uninstalled') and b.batch_from <= p_batch and (b.batch_to is null or b.batch_to > p_batch)) e) m
        where m.job_key in (select j.job_key from job j)
        group by 1, 2, 3, 4
    ),
    snapshot as materialized (
        select e.job_key, e.version, ops.month_period(e.period_key) as period_key, e.posting_date, sum(e.amount) as amount
        from warehouse.fact_job_estimate e
        where e.version in ('manager', 'controller', 'uninstalled') and e.batch_from <= p_batch and (e.batch_to is null or e.batch_to > p_batch)
        group by 1, 2, 3, 4
    ),
    said as materialized (
        select l.period_key, l.job_key, max(l.amount) filter (where l.version = 'manager') as manager, max(l.amount) filter (where l.version = 'controller') as controller,
            max(l.amount) filter (where l.version = 'uninstalled') as uninstalled
        from (select distinct on (p.period_key, n.job_key, n.version) p.period_key, n.job_key, n.version, n.amount
              from point p join snapshot n on n.period_key <= p.period_key
              order by p.period_key, n.job_key, n.version, n.posting_date desc) l
        group by 1, 2
    ),
    to_date as (
        select p.period_key, m.company_key, m.currency, m.job_key, sum(m.cost) as cost, sum(m.billed) as billed, sum(m.approved) as approved, sum(m.approved_cost) as approved_cost,
            sum(m.pending) as pending, sum(m.pending_cost) as pending_cost, sum(m.budget) as budget, sum(m.first_budget) as first_budget
        from point p join movement m on m.period_key <= p.period_key
        group by 1, 2, 3, 4
    ),
    known as (
        select t.*, j.contract_amount, j.contract as fixed, j.contract_amount + t.approved as revised,
            -- Still without the finishing of a period that is not over yet.
            j.finished and (j.ends is null or j.ends <= f.end_date) as completed,
            s.manager, coalesce(s.controller, t.budget + t.approved_cost) as estimate, coalesce(s.uninstalled, 0) as uninstalled
        from to_date t
        join job j on j.job_key = t.job_key
        join warehouse.fiscal_period f on f.company_key = t.company_key and f.period_key = t.period_key
        left join said s on s.job_key = t.job_key and s.period_key = t.period_key
    ),
    measured as (
        -- Of a job that ended before its source's records begin nothing is known but its contract.
        select k.*, case when not k.fixed or k.completed and k.cost = 0 and k.billed = 0 then 'as billed' when k.completed then 'completed' when coalesce(k.estimate, 0) - k.uninstalled <= 0 then 'zero margin'
            else 'cost to cost' end as method,
            k.cost - k.uninstalled as part, k.estimate - k.uninstalled as whole
        from known k
    ),
    earning as (
        select m.*, case m.method when 'as billed' then m.billed when 'completed' then m.revised when 'zero margin' then m.cost
            else ops.share_of(m.revised - m.uninstalled, m.part, m.whole) + m.uninstalled end as earned
        from measured m
    )
    select e.period_key, e.company_key, e.currency, e.job_key, e.method, e.completed, e.contract_amount, e.approved, e.approved_cost, case when e.fixed then e.revised end, e.pending, e.pending_cost,
        e.first_budget, e.budget, e.estimate, e.manager, e.cost, e.uninstalled, e.billed, case when e.method = 'cost to cost' then e.part end,
        case when e.method = 'cost to cost' then e.whole end, e.earned, e.billed - e.earned,
        case when e.method = 'cost to cost' and e.estimate > e.revised
            then greatest(0, e.estimate - e.revised - ops.share_of(e.estimate - e.revised, e.part, e.whole)) else 0 end
    from earning e
$$;

-- ---------------------------------------------------------------- for readers

-- The WIP schedule at the end of a period, of the batch that is read and the branches that the reader sees. Estimated cost is the
-- controller's; the manager's stands beside it. The current year's and period's figures are to-date less to-date before.
create function semantic.wip_schedule(p_period integer)
    returns table (company_key integer, branch_key integer, division_key integer, customer_key integer, job_key integer, code text, name text, manager text, currency char(3), method text,
        completed boolean, ends date, original_contract numeric, approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric,
        original_estimate numeric, estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, estimate_to_complete numeric, uninstalled numeric,
        percent_complete numeric, billed numeric, earned numeric, over_under numeric, under_billed numeric, over_billed numeric, loss_provision numeric,
        prior_period_earned numeric, prior_period_cost numeric, prior_period_billed numeric, prior_year_earned numeric, prior_year_cost numeric, flags text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
    with at as materialized (
        select w.* from ops.wip_at((select ops.reading_batch()),
            array [p_period, case when p_period % 100 = 1 then p_period - 89 else p_period - 1 end, p_period / 100 * 100 - 88], false) w
    )
    select w.company_key, j.branch_key, j.division_key, j.customer_key, w.job_key, j.code, j.name, j.manager, w.currency, w.method, w.completed,
        case when w.completed then j.end_date end, w.original_contract, w.approved_changes, w.approved_cost, w.contract, w.pending_revenue, w.pending_cost, w.original_estimate,
        w.estimate_at_completion, w.manager_estimate, w.cost_to_date,
        case when w.completed then 0 else greatest(w.estimate_at_completion - w.cost_to_date, 0) end, w.uninstalled,
        round(case when w.completed and w.method = 'completed' then 1 else w.complete_part / w.complete_whole end, 6), w.billed, w.earned, w.over_under, greatest(-w.over_under, 0),
        greatest(w.over_under, 0), w.loss_provision, coalesce(m.earned, 0), coalesce(m.cost_to_date, 0), coalesce(m.billed, 0), coalesce(y.earned, 0), coalesce(y.cost_to_date, 0),
        array_remove(array [case when w.complete_part > w.complete_whole then 'over-100-percent' end,
            case when w.method <> 'as billed' and w.cost_to_date > w.estimate_at_completion then 'cost-over-estimate' end,
            case when w.loss_provision > 0 or w.method = 'cost to cost' and w.estimate_at_completion > w.contract then 'loss' end,
            case when w.method = 'zero margin' then 'no-estimate' end,
            case when w.method = 'cost to cost' and w.billed > w.contract then 'billed-over-contract' end,
            case when w.method = 'cost to cost' and w.manager_estimate > w.estimate_at_completion then 'manager-expects-more' end,
            case when w.completed and w.cost_to_date <> coalesce(m.cost_to_date, 0) and coalesce(m.completed, false) then 'late-cost' end], null)
    from at w
    join semantic.job j on j.job_key = w.job_key and j.valid_to is null
    left join at m on m.job_key = w.job_key and m.company_key = w.company_key and m.currency = w.currency
        and m.period_key = case when p_period % 100 = 1 then p_period - 89 else p_period - 1 end
    left join at y on y.job_key = w.job_key and y.company_key = w.company_key and y.currency = w.currency and y.period_key = p_period / 100 * 100 - 88
    where w.period_key = p_period
$$;

-- ---------------------------------------------------------------- T9

-- The accounts that a measure of the schedule is in. Credits and allowances are no contract's revenue: their normal balance is a debit.
create function ops.contract_accounts(p_batch bigint, p_measure text) returns table (account_key integer)
language sql stable as $$
    select a.account_key from warehouse.dim_account a
    where a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch) and a.account_key <> 0
        and (p_measure = 'revenue' and a.statement_class = 'revenue' and a.normal_balance = 'C'
            or a.statement_class = case p_measure when 'under-billings' then 'contract-asset' when 'over-billings' then 'contract-liability' end)
$$;

-- Periods that are over: all but the last one, and that too when the books have entries of its last day.
create function ops.finished_periods(p_batch bigint) returns table (company_key integer, period_key integer)
language sql stable as $$
    select f.company_key, f.period_key
    from (select r.company_key, min(ops.month_period(r.period_key)) as first_period, max(ops.month_period(r.period_key)) as last_period
          from ops.actual_amounts(p_batch) r where r.debit <> 0 or r.credit <> 0 group by 1) b
    join warehouse.fiscal_period f on f.company_key = b.company_key and f.period <= 12 and f.period_key between b.first_period and b.last_period
    where f.period_key < b.last_period
        or exists (select from warehouse.fact_transaction t where t.company_key = f.company_key and t.scenario_key = 1 and t.posting_date >= f.end_date
            and t.batch_from <= p_batch and (t.batch_to is null or t.batch_to > p_batch))
$$;

-- The schedule beside the ledger: revenue and cost of each period, contract assets and liabilities at its end. Jobs that are no
-- contracts, and invoices and costs on no job, count with what they billed and cost.
create function ops.wip_differences(p_batch bigint)
    returns table (company_key integer, currency char(3), measure text, period_key integer, schedule numeric, ledger numeric, difference numeric, arises numeric)
language sql stable as $$
    with finished as materialized (
        select f.* from ops.finished_periods(p_batch) f
    ),
    contract as materialized (
        select w.* from ops.wip_at(p_batch, array(select distinct case when n = 0 then f.period_key when f.period_key % 100 = 1 then f.period_key - 89 else f.period_key - 1 end
            from finished f, generate_series(0, 1) n), true) w
    ),
    -- Cost accounts that job cost names are compared too, though their class is another.
    named as materialized (
        select distinct c.account_key from warehouse.fact_job_cost c where c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch) and c.account_key <> 0
    ),
    measure as materialized (
        select m.measure from unnest(array ['revenue', 'under-billings', 'over-billings']) m (measure) where exists (select from ops.contract_accounts(p_batch, m.measure))
        union all
        select 'cost'
    ),
    jobs as materialized (
        select j.job_key from ops.wip_jobs(p_batch) j where j.contract
    ),
    amount as materialized (
        select a.* from ops.actual_amounts(p_batch) a
    ),
    figure as (
        select w.company_key, w.currency, 'under-billings' as measure, w.period_key, greatest(-w.over_under, 0) as schedule, 0::numeric as ledger from contract w
        union all
        select w.company_key, w.currency, 'over-billings', w.period_key, greatest(w.over_under, 0), 0 from contract w
        union all
        select w.company_key, w.currency, 'revenue', w.period_key, w.earned, 0 from contract w
        union all
        select w.company_key, w.currency, 'revenue', case when w.period_key % 100 = 12 then w.period_key + 89 else w.period_key + 1 end, -w.earned, 0 from contract w
        union all
        select l.company_key, l.currency, 'revenue', ops.month_period(l.period_key), -l.amount, 0
        from warehouse.fact_ar_line l
        where l.batch_from <= p_batch and (l.batch_to is null or l.batch_to > p_batch) and l.job_key not in (select j.job_key from jobs j)
        union all
        select c.company_key, c.currency, 'cost', ops.month_period(c.period_key), c.amount, 0
        from warehouse.fact_job_cost c where c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch)
        union all
        select a.company_key, a.currency, case when a.statement_class = 'revenue' then 'revenue' else 'cost' end, ops.month_period(a.period_key), 0,
            case when a.statement_class = 'revenue' then -1 else 1 end * (a.amount - a.closing_entries)
        from amount a
        where a.account_key in (select r.account_key from ops.contract_accounts(p_batch, 'revenue') r)
            or a.statement_class in ('direct-labor', 'labor-burden', 'materials', 'subcontractors', 'other-direct') or a.account_key in (select n.account_key from named n)
        union all
        select f.company_key, a.currency, case a.statement_class when 'contract-asset' then 'under-billings' else 'over-billings' end, f.period_key, 0,
            case a.statement_class when 'contract-asset' then 1 else -1 end * sum(a.opening + a.amount)
                + case a.statement_class when 'contract-asset' then 1 else -1 end * coalesce(sum(a.stated_balance) filter (where ops.month_period(a.period_key) = f.period_key), 0)
        from finished f
        join amount a on a.company_key = f.company_key and ops.month_period(a.period_key) <= f.period_key and a.statement_class in ('contract-asset', 'contract-liability')
        group by f.company_key, a.currency, a.statement_class, f.period_key
    ),
    summed as (
        select g.company_key, g.currency, g.measure, g.period_key, sum(g.schedule) as schedule, sum(coalesce(g.ledger, 0)) as ledger
        from figure g join finished f on f.company_key = g.company_key and f.period_key = g.period_key
        -- A chart that does not tell which accounts these are cannot be compared with.
        join measure m on m.measure = g.measure
        group by 1, 2, 3, 4
    ),
    compared as (
        select s.*, s.schedule - s.ledger as difference,
            s.schedule - s.ledger - case when s.measure in ('revenue', 'cost') then 0 else coalesce(lag(s.schedule - s.ledger) over (partition by s.company_key, s.currency, s.measure
                order by s.period_key), 0) end as arises
        from summed s
    )
    select c.* from compared c where c.difference <> 0
$$;

-- The contracts behind a difference of one period: what the schedule and the ledger say of each; what the ledger names no job of comes last.
create function ops.differing_contracts(p_batch bigint, p_company integer, p_currency char(3), p_measure text, p_period integer)
    returns table (job_key integer, schedule numeric, ledger numeric)
language sql stable as $$
    with prior as (
        select case when p_period % 100 = 1 then p_period - 89 else p_period - 1 end as period_key
    ),
    account as (
        select a.account_key from ops.contract_accounts(p_batch, p_measure) a
    ),
    schedule as (
        select w.job_key, sum(case when p_measure = 'revenue' then w.earned * case when w.period_key = p_period then 1 else -1 end
            when w.period_key <> p_period then 0 when p_measure = 'under-billings' then greatest(-w.over_under, 0) else greatest(w.over_under, 0) end) as amount
        from ops.wip_at(p_batch, array [p_period, (select p.period_key from prior p)], true) w
        where w.company_key = p_company and w.currency = p_currency group by 1
    ),
    ledger as (
        select t.job_key, sum(case when p_measure = 'under-billings' then t.debit - t.credit else t.credit - t.debit end) as amount
        from warehouse.fact_transaction t
        where t.company_key = p_company and t.currency = p_currency and t.scenario_key = 1 and t.entry_kind <> 'C' and t.account_key in (select a.account_key from account a)
            and ops.month_period(t.period_key) <= p_period and (p_measure <> 'revenue' or ops.month_period(t.period_key) = p_period)
            and t.batch_from <= p_batch and (t.batch_to is null or t.batch_to > p_batch)
            and (p_measure <> 'revenue' or t.job_key in (select j.job_key from ops.wip_jobs(p_batch) j where j.contract))
        group by 1
    )
    select coalesce(s.job_key, l.job_key), coalesce(s.amount, 0), coalesce(l.amount, 0)
    from schedule s full join ledger l on l.job_key = s.job_key
    where p_measure <> 'cost' and coalesce(s.amount, 0) <> coalesce(l.amount, 0)
$$;

-- The result of T9, a row per company.
create function ops.check_wip(p_batch bigint) returns table (company_key integer, state text, reason text, difference numeric, items jsonb)
language sql stable as $$
    with present as materialized (
        select k.company_key, k.has_ledger,
            exists (select from warehouse.fact_job_cost c where c.job_key = any (array(select j.job_key from ops.wip_jobs(p_batch) j where j.contract)) and c.company_key = k.company_key and c.batch_from <= p_batch and (c.batch_to is null or c.batch_to > p_batch)) as contracts,
            exists (select from warehouse.fact_job_estimate e where e.company_key = k.company_key and e.batch_from <= p_batch and (e.batch_to is null or e.batch_to > p_batch)) as estimates,
            exists (select from warehouse.fact_ar_line l where l.company_key = k.company_key and l.batch_from <= p_batch and (l.batch_to is null or l.batch_to > p_batch)) as bills
        from ops.checked_companies(p_batch) k
    ),
    differing as materialized (
        select d.*, row_number() over (partition by d.company_key order by abs(d.arises) desc, d.period_key, d.measure) as place,
            row_number() over (partition by d.company_key, d.currency, d.measure order by d.period_key desc) = 1 as latest
        from ops.wip_differences(p_batch) d
        where exists (select from present p where p.company_key = d.company_key and p.has_ledger and p.contracts and p.estimates and p.bills)
    ),
    job as (
        select d.company_key, d.measure, d.period_key, d.currency, c.job_key, c.schedule, c.ledger
        from differing d, lateral ops.differing_contracts(p_batch, d.company_key, d.currency, d.measure, d.period_key) c
        where d.arises <> 0 and d.place <= 12
    ),
    item as (
        select j.company_key, j.measure, j.period_key, j.currency, j.job_key, j.schedule, j.ledger, j.schedule - j.ledger as difference from job j
        union all
        -- What no contract accounts for: cost, an opening balance, revenue on no job.
        select d.company_key, d.measure, d.period_key, d.currency, null, d.schedule, d.ledger, d.arises from differing d
        where d.arises <> 0 and d.difference is distinct from (select sum(j.schedule - j.ledger) from job j
            where j.company_key = d.company_key and j.measure = d.measure and j.period_key = d.period_key and j.currency = d.currency)
    ),
    ranked as (
        select i.*, v.code, v.name, row_number() over (partition by i.company_key order by abs(i.difference) desc, i.period_key, i.measure, i.job_key) as rank
        from item i
        left join warehouse.dim_job v on v.job_key = i.job_key and v.job_key <> 0 and v.valid_to is null and v.batch_from <= p_batch and (v.batch_to is null or v.batch_to > p_batch)
    ),
    listed as (
        select r.company_key, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('job', r.code, 'name', r.name, 'measure', r.measure, 'period', r.period_key, 'currency', r.currency,
            'schedule', ops.money_text(r.schedule), 'ledger', ops.money_text(r.ledger), 'difference', ops.money_text(r.difference))) order by r.rank) as items
        from ranked r where r.rank <= 100 group by r.company_key
    ),
    summed as (
        select d.company_key, count(distinct d.period_key) filter (where d.arises <> 0) as periods, string_agg(distinct d.measure, ', ') as measures,
            ops.net_or_size(sum(d.difference) filter (where d.latest), max(abs(d.difference))) as difference
        from differing d group by d.company_key
    )
    select p.company_key,
        case when not (p.has_ledger and p.contracts and p.estimates and p.bills) then 'not applicable' when s.company_key is null then 'tied' else 'broken' end,
        case when not p.has_ledger then 'The company has no ledger entries, only period amounts.'
            when not p.contracts then 'No jobs with a contract and costs were loaded.'
            when not p.estimates then 'No estimates of jobs were loaded.'
            when not p.bills then 'No invoice lines by job were loaded.'
            when s.company_key is not null then 'The WIP schedule and the ledger differ in ' || s.measures || '; the difference arises in '
                || s.periods || case when s.periods = 1 then ' period.' else ' periods.' end end,
        s.difference, coalesce(l.items, '[]')
    from present p
    left join summed s on s.company_key = p.company_key
    left join listed l on l.company_key = p.company_key
    order by p.company_key
$$;
