-- What every statement under row security pays before it reads its first row. A function in plain SQL is parsed and planned
-- anew in each statement that calls it; one in PL/pgSQL is planned once in a session. What they answer stays the same.
create or replace function ops.reading_batch() returns bigint
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
    published bigint;
begin
    select p.published_batch into published from ops.publication p;
    return least(published, nullif(current_setting('superscapes.as_of_batch', true), '')::bigint);
end
$$;

-- Without patterns: to match one took longer than all the rest.
create or replace function security.claim() returns jsonb
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    sealed constant text := coalesce(current_setting('superscapes.claim', true), '');
    payload constant text := substr(sealed, 66);
    -- Read before the seal is checked, so it only picks which key must fit.
    named constant text := split_part(substr(payload, 8), ',', 1);
    seal text;
    claimed jsonb;
begin
    if substr(sealed, 65, 8) <> '.{"key":' or length(named) not between 1 and 9 or translate(named, '0123456789', '') <> '' then
        return security.refuse('it is missing or has no seal.');
    end if;
    -- HMAC by RFC 2104.
    select encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(payload, 'UTF8'))), 'hex') into seal
    from security.seal_key k
    where k.key_id = named::integer and (k.retired_at is null or k.retired_at > clock_timestamp());
    if (seal = left(sealed, 64)) is not true then
        return security.refuse('its seal is broken.');
    end if;
    claimed := payload::jsonb;
    if (claimed ->> 'pid')::integer <> pg_backend_pid() or claimed ->> 'login' <> session_user then
        return security.refuse('it belongs to another connection.');
    end if;
    if to_timestamp((claimed ->> 'exp')::bigint) <= clock_timestamp() then
        return security.refuse('it has expired.');
    end if;
    return claimed;
end
$$;

drop function security.hmac(bytea, bytea, bytea);

create or replace function security.claimed_keys(p_claim jsonb, p_name text) returns integer[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
    return case when jsonb_typeof(p_claim -> p_name) = 'array'
        then array(select k.value::integer from jsonb_array_elements_text(p_claim -> p_name) k) else '{}'::integer[] end;
end
$$;

create or replace function security.has_claim() returns boolean
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
    return security.claim() is not null;
end
$$;

create or replace function security.entity_wide() returns boolean
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    claimed constant jsonb := security.claim();
begin
    return coalesce(claimed -> 'branches' = 'null'::jsonb and not claimed ? 'divisions', false);
end
$$;

create or replace function security.branch_scope() returns integer[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    claimed constant jsonb := security.claim();
begin
    return case when claimed ? 'divisions' then '{}'::integer[] else security.claimed_keys(claimed, 'branches') end;
end
$$;

create or replace function security.division_scope() returns integer[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
    return security.claimed_keys(security.claim(), 'divisions');
end
$$;

create or replace function security.division_branches() returns integer[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    claimed constant jsonb := security.claim();
begin
    return case when claimed ? 'divisions' then security.claimed_keys(claimed, 'branches') else '{}'::integer[] end;
end
$$;

-- Questions name periods, seldom one company: led by the company, the index is read through to its end for one month.
drop index warehouse.rollup_branch_period_grain, warehouse.rollup_company_period_grain;
create index rollup_branch_period_grain on warehouse.rollup_branch_period (period_key, account_key, company_key, branch_key);
create index rollup_company_period_grain on warehouse.rollup_company_period (period_key, account_key, company_key);
cluster warehouse.rollup_branch_period using rollup_branch_period_grain;
cluster warehouse.rollup_company_period using rollup_company_period_grain;

-- From now on they are written in that order, so that the rows of a month lie together.
create or replace function ops.replace_rollup(p_batch bigint, p_rollup text, p_grain text[], p_fresh text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    grain_columns constant text := array_to_string(p_grain, ', ');
    measure_columns constant text := array_to_string(ops.rollup_measures(), ', ');
    same_grain constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(p_grain) c);
    same_values constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(ops.rollup_measures()) c);
    touched constant text := 'exists (select from ops.touched_period t where t.batch_id = $1 and t.company_key = r.company_key and t.period_key = r.period_key)';
begin
    execute format('update %s r set batch_to = $1 where r.batch_to is null and %s and not exists (select from pg_temp.%I n where %s and %s)',
        p_rollup, touched, p_fresh, same_grain, same_values) using p_batch;
    -- Written and closed by the same batch: nobody could ever have seen it.
    execute format('delete from %s r where r.batch_from = $1 and r.batch_to = $1', p_rollup) using p_batch;
    execute format('insert into %1$s (%2$s, %3$s, batch_from) select %2$s, %3$s, $1 from pg_temp.%4$I n where not exists (select from %1$s r where r.batch_to is null and %5$s) order by n.period_key, n.account_key, n.company_key',
        p_rollup, grain_columns, measure_columns, p_fresh, same_grain) using p_batch;
end
$$;

create or replace function ops.change_rollup(p_batch bigint, p_rollup text, p_grain text[], p_changes text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    fresh constant text := p_changes || '_fresh';
    grain_columns constant text := array_to_string(p_grain, ', ');
    measure_columns constant text := array_to_string(ops.rollup_measures(), ', ');
    same_grain constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(p_grain) c);
    same_values constant text := (select string_agg(format('n.%1$I = r.%1$I', c), ' and ') from unnest(ops.rollup_measures()) c);
    sums constant text := (select string_agg(format('n.%1$I + coalesce(r.%1$I, 0) as %1$I', c), ', ') from unnest(ops.rollup_measures()) c);
begin
    -- What an earlier attempt of the same batch wrote goes first: nobody could ever have seen it.
    execute format('delete from %s r where r.batch_from = $1', p_rollup) using p_batch;
    execute format('update %s r set batch_to = null where r.batch_to = $1', p_rollup) using p_batch;
    execute format('drop table if exists pg_temp.%I', fresh);
    execute format('create temporary table %1$I on commit drop as
        select %2$s, %3$s from pg_temp.%4$I n left join %5$s r on %6$s and r.batch_to is null',
        fresh, (select string_agg(format('n.%I', c), ', ') from unnest(p_grain) c), sums, p_changes, p_rollup, same_grain);
    execute format('delete from pg_temp.%1$I r where r.line_count = 0 and not exists (select from warehouse.fact_account_balance n
        where n.kind = ''opening'' and n.batch_to is null and %2$s)', fresh, same_grain);
    execute format('analyze pg_temp.%I', fresh);
    execute format('update %1$s r set batch_to = $1 where r.batch_to is null and exists (select from pg_temp.%2$I n where %3$s)
        and not exists (select from pg_temp.%4$I n where %3$s and %5$s)', p_rollup, p_changes, same_grain, fresh, same_values) using p_batch;
    execute format('insert into %1$s (%2$s, %3$s, batch_from) select %2$s, %3$s, $1 from pg_temp.%4$I n where not exists (select from %1$s r where r.batch_to is null and %5$s) order by n.period_key, n.account_key, n.company_key',
        p_rollup, grain_columns, measure_columns, fresh, same_grain) using p_batch;
end
$$;
