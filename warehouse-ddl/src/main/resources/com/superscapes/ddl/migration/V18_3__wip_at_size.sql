-- The WIP schedule for many jobs. Its joins are of the same few thousand jobs again and again; the planner takes the conditions on batch
-- and claim for selective, expects one row and would scan all jobs once for each of them: a minute for 19,000 jobs, so it hashes here.
-- Most jobs of a company that sells by the visit are no contracts: reports of contracts leave them out from the beginning.
create function semantic.wip_schedule(p_period integer, p_contracts_only boolean)
    returns table (company_key integer, branch_key integer, division_key integer, customer_key integer, job_key integer, code text, name text, manager text, currency char(3), method text,
        completed boolean, ends date, original_contract numeric, approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric,
        original_estimate numeric, estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, estimate_to_complete numeric, uninstalled numeric,
        percent_complete numeric, billed numeric, earned numeric, over_under numeric, under_billed numeric, over_billed numeric, loss_provision numeric,
        prior_period_earned numeric, prior_period_cost numeric, prior_period_billed numeric, prior_year_earned numeric, prior_year_cost numeric, flags text[])
language sql stable set search_path = pg_catalog, pg_temp set enable_nestloop = off as $$
    with at as materialized (
        select w.* from ops.wip_at((select ops.reading_batch()),
            array [p_period, case when p_period % 100 = 1 then p_period - 89 else p_period - 1 end, p_period / 100 * 100 - 88], p_contracts_only) w
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

create or replace function semantic.wip_schedule(p_period integer)
    returns table (company_key integer, branch_key integer, division_key integer, customer_key integer, job_key integer, code text, name text, manager text, currency char(3), method text,
        completed boolean, ends date, original_contract numeric, approved_changes numeric, approved_cost numeric, contract numeric, pending_revenue numeric, pending_cost numeric,
        original_estimate numeric, estimate_at_completion numeric, manager_estimate numeric, cost_to_date numeric, estimate_to_complete numeric, uninstalled numeric,
        percent_complete numeric, billed numeric, earned numeric, over_under numeric, under_billed numeric, over_billed numeric, loss_provision numeric,
        prior_period_earned numeric, prior_period_cost numeric, prior_period_billed numeric, prior_year_earned numeric, prior_year_cost numeric, flags text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
    select w.* from semantic.wip_schedule(p_period, false) w
$$;
