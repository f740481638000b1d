-- Losses expected on contracts in the books: statement class contract-loss (a cost of revenue, ASC 605-35-45-2) and loss-provision (a
-- current liability). T9 compares the provisions with the schedule's, where a chart has accounts of the class.

-- ---------------------------------------------------------------- statements
-- A new version of what readers use now, whoever wrote it, with one row more after another and in one sum.
create function pg_temp.with_row(p_statement text, p_after text, p_sum text, p_row jsonb) returns void
language sql as $$
    insert into semantic.statement_template (statement, version, title, rows, note)
    select t.statement, (select max(m.version) + 1 from semantic.statement_template m where m.statement = p_statement), t.title,
        (select jsonb_agg(r.value order by r.place) from (
            select case when e.value ->> 'id' = p_sum then jsonb_set(e.value, '{sum}', (e.value -> 'sum') || to_jsonb('+' || (p_row ->> 'id'))) else e.value end as value, e.place * 2 as place
            from jsonb_array_elements(t.rows) with ordinality e (value, place)
            union all
            select p_row, e.place * 2 + 1 from jsonb_array_elements(t.rows) with ordinality e (value, place) where e.value ->> 'id' = p_after) r),
        'Losses expected on contracts'
    from semantic.statement_template t
    where t.statement = p_statement and t.state = 'approved' and t.rows @> jsonb_build_array(jsonb_build_object('id', p_after), jsonb_build_object('id', p_sum))
    order by t.version desc limit 1
$$;
select pg_temp.with_row('profit-and-loss', 'other-direct', 'direct-cost',
    '{"id": "contract-loss", "label": "Provisions for losses on contracts", "kind": "line", "level": 1, "sign": 1, "polarity": -1, "types": ["expense"], "classes": ["contract-loss"], "hideZero": true}');
select pg_temp.with_row('balance-sheet', 'contract-liability', 'current-liabilities',
    '{"id": "loss-provision", "label": "Provisions for losses on contracts", "kind": "line", "level": 1, "sign": -1, "polarity": 0, "types": ["liability"], "classes": ["loss-provision"], "hideZero": true}');
select pg_temp.with_row('cash-flow', 'contract-liability', 'operating',
    '{"id": "loss-provision", "label": "Provisions for losses on contracts", "kind": "line", "level": 1, "sign": -1, "polarity": 0, "types": ["liability"], "classes": ["loss-provision"], "hideZero": true}');
drop function pg_temp.with_row(text, text, text, jsonb);

-- ---------------------------------------------------------------- T9
-- As in V10_1, with the measure 'loss provisions'.

-- The accounts that a measure of the schedule is in. Credits and allowances are no contract's revenue: their normal balance is a debit.
create or replace function ops.contract_accounts(p_batch bigint, p_measure text) returns table (account_key integer)
language sql stable as $$
    select a.account_key from warehouse.dim_account a
    where a.batch_from <= p_batch and (a.batch_to is null or a.batch_to > p_batch) and a.account_key <> 0
        and (p_measure = 'revenue' and a.statement_class = 'revenue' and a.normal_balance = 'C'
            or a.statement_class = case p_measure when 'under-billings' then 'contract-asset' when 'over-billings' then 'contract-liability' when 'loss provisions' then 'loss-provision' end)
$$;

-- The schedule beside the ledger: revenue and cost of each period; contract assets, liabilities and provisions at its end. Jobs that are no
-- contracts, and invoices and costs on no job, count with what they billed and cost.
create or replace function ops.wip_differences(p_batch bigint)
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
        select m.measure from unnest(array ['revenue', 'under-billings', 'over-billings', 'loss provisions']) m (measure) where exists (select from ops.contract_accounts(p_batch, m.measure))
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
        select w.company_key, w.currency, 'loss provisions', w.period_key, w.loss_provision, 0 from contract w
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
        select f.company_key, a.currency, case a.statement_class when 'contract-asset' then 'under-billings' when 'contract-liability' then 'over-billings' else 'loss provisions' end,
            f.period_key, 0,
            case a.statement_class when 'contract-asset' then 1 else -1 end * sum(a.opening + a.amount)
                + case a.statement_class when 'contract-asset' then 1 else -1 end * coalesce(sum(a.stated_balance) filter (where ops.month_period(a.period_key) = f.period_key), 0)
        from finished f
        join amount a on a.company_key = f.company_key and ops.month_period(a.period_key) <= f.period_key
            and a.statement_class in ('contract-asset', 'contract-liability', 'loss-provision')
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
create or replace function ops.differing_contracts(p_batch bigint, p_company integer, p_currency char(3), p_measure text, p_period integer)
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
            when w.period_key <> p_period then 0 when p_measure = 'loss provisions' then w.loss_provision when p_measure = 'under-billings' then greatest(-w.over_under, 0) else greatest(w.over_under, 0) end) as amount
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
