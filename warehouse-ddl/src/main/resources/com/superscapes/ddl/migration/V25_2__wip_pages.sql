-- The WIP schedule of some jobs reads their records alone.

create index fact_ar_line_by_job on warehouse.fact_ar_line (job_key, posting_date);

-- As before, and of some jobs where they are given (p_jobs null: of all). In PL/pgSQL, so that it is planned for these jobs or for all of them.
create function ops.wip_at(p_batch bigint, p_periods integer[], p_contracts_only boolean, p_jobs integer[])
    returns table (period_key integer, company_key integer, currency char(3), job_key integer, method text, completed boolean, original_contract numeric,
        approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric, original_estimate numeric, budget numeric,
        estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, uninstalled numeric, billed numeric, complete_part numeric,
        complete_whole numeric, earned numeric, over_under numeric, loss_provision numeric)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
    return query
    with job as materialized (
        select j.* from ops.wip_jobs(p_batch) j where (j.contract or not p_contracts_only) and (p_jobs is null or j.job_key = any (p_jobs))
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
                and (p_jobs is null or c.job_key = any (p_jobs))
            union all
            select l.company_key, l.currency, l.job_key, l.period_key, 0, -l.amount, 0, 0, 0, 0, null, null
            from warehouse.fact_ar_line l where l.batch_from <= p_batch and (l.batch_to is null or l.batch_to > p_batch)
                and (p_jobs is null or l.job_key = any (p_jobs))
            union all
            select o.company_key, o.currency, o.job_key, o.period_key, 0, 0,
                case when o.status = 'approved' then coalesce(o.contract_amount, 0) else 0 end, case when o.status = 'approved' then coalesce(o.cost_amount, 0) else 0 end,
                case when o.status = 'pending' then coalesce(o.contract_amount, 0) else 0 end, case when o.status = 'pending' then coalesce(o.cost_amount, 0) else 0 end, null, null
            from warehouse.fact_change_order o where o.batch_from <= p_batch and (o.batch_to is null or o.batch_to > p_batch)
                and (p_jobs is null or o.job_key = any (p_jobs))
            union all
            select e.company_key, e.currency, e.job_key, e.period_key, 0, 0, 0, 0, 0, 0, e.amount, case when e.posting_date = e.first_date then e.amount end
            from (select b.*, min(b.posting_date) over (partition by b.job_key) as first_date from warehouse.fact_job_estimate b
                  where b.version not in ('manager', 'controller', 'uninstalled') and b.batch_from <= p_batch and (b.batch_to is null or b.batch_to > p_batch)
                    and (p_jobs is null or b.job_key = any (p_jobs))) e) m
        where m.job_key in (select j.job_key from job j)
        group by 1, 2, 3, 4
    ),
    snapshot as materialized (
        select e.job_key, e.version, ops.month_period(e.period_key) as period_key, e.posting_date, sum(e.amount) as amount
        from warehouse.fact_job_estimate e
        where e.version in ('manager', 'controller', 'uninstalled') and e.batch_from <= p_batch and (e.batch_to is null or e.batch_to > p_batch)
            and (p_jobs is null or e.job_key = any (p_jobs))
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
    from earning e;
end
$$;

create or replace function ops.wip_at(p_batch bigint, p_periods integer[], p_contracts_only boolean)
    returns table (period_key integer, company_key integer, currency char(3), job_key integer, method text, completed boolean, original_contract numeric,
        approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric, original_estimate numeric, budget numeric,
        estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, uninstalled numeric, billed numeric, complete_part numeric,
        complete_whole numeric, earned numeric, over_under numeric, loss_provision numeric)
language sql stable as $$
    select w.* from ops.wip_at(p_batch, p_periods, p_contracts_only, null) w
$$;

create function semantic.wip_schedule(p_period integer, p_contracts_only boolean, p_jobs integer[])
    returns table (company_key integer, branch_key integer, division_key integer, customer_key integer, job_key integer, code text, name text, manager text, currency char(3), method text,
        completed boolean, ends date, original_contract numeric, approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric,
        original_estimate numeric, estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, estimate_to_complete numeric, uninstalled numeric,
        percent_complete numeric, billed numeric, earned numeric, over_under numeric, under_billed numeric, over_billed numeric, loss_provision numeric,
        prior_period_earned numeric, prior_period_cost numeric, prior_period_billed numeric, prior_year_earned numeric, prior_year_cost numeric, flags text[])
language sql stable set search_path = pg_catalog, pg_temp set enable_nestloop = off as $$
    with at as materialized (
        select w.* from ops.wip_at((select ops.reading_batch()),
            array [p_period, case when p_period % 100 = 1 then p_period - 89 else p_period - 1 end, p_period / 100 * 100 - 88], p_contracts_only, p_jobs) w
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

create or replace function semantic.wip_schedule(p_period integer, p_contracts_only boolean)
    returns table (company_key integer, branch_key integer, division_key integer, customer_key integer, job_key integer, code text, name text, manager text, currency char(3), method text,
        completed boolean, ends date, original_contract numeric, approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric,
        original_estimate numeric, estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, estimate_to_complete numeric, uninstalled numeric,
        percent_complete numeric, billed numeric, earned numeric, over_under numeric, under_billed numeric, over_billed numeric, loss_provision numeric,
        prior_period_earned numeric, prior_period_cost numeric, prior_period_billed numeric, prior_year_earned numeric, prior_year_cost numeric, flags text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
    select w.* from semantic.wip_schedule(p_period, p_contracts_only, null) w
$$;
