-- Sums every period of every company anew from the facts, whatever is in the rollups (docs/decisions/0070); returns how many of
-- their rows were wrong. What was wrong is closed by the batch and not changed in place, as with any other change.
create function ops.rebuild_all_rollups(p_batch bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    rollup record;
    wrong bigint := 0;
    found_wrong bigint;
begin
    insert into ops.touched_period (batch_id, company_key, period_key)
    select p_batch, f.company_key, f.period_key from warehouse.fiscal_period f on conflict do nothing;
    for rollup in select r.rollup_table from ops.rollup r loop
        execute format('insert into ops.touched_period (batch_id, company_key, period_key)
            select distinct $1, r.company_key, r.period_key from %s r where r.batch_to is null on conflict do nothing', rollup.rollup_table) using p_batch;
    end loop;
    perform ops.rebuild_rollups(p_batch);
    for rollup in select r.rollup_table, r.grain from ops.rollup r loop
        execute format('select count(*) from (select distinct %s from %s r where r.batch_from = $1 or r.batch_to = $1) w',
            array_to_string(rollup.grain, ', '), rollup.rollup_table) into found_wrong using p_batch;
        wrong := wrong + found_wrong;
    end loop;
    return wrong;
end
$$;
revoke all on function ops.rebuild_all_rollups(bigint) from public;
