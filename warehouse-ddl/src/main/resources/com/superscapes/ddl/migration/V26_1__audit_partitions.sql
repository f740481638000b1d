-- Two that made the same month's partition at once: whoever waited for the lock still believed what it had looked up before, since a lookup
-- by name is remembered until a table is opened. Under the lock the catalogue itself is read.
create or replace function audit.ensure_partition(p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    month_start constant timestamptz := date_trunc('month', p_at);
    partition_name constant text := 'event_' || to_char(month_start, 'YYYY_MM');
begin
    if to_regclass('audit.' || partition_name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('superscapes audit partitions', 0));
    if not exists (select from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relname = partition_name) then
        execute format('create table audit.%I (like audit.event including defaults including constraints)', partition_name);
        execute format('alter table audit.event attach partition audit.%I for values from (%L) to (%L)', partition_name, month_start, month_start + interval '1 month');
        execute format('create trigger refuse_truncate before truncate on audit.%I for each statement execute function audit.refuse_change()', partition_name);
    end if;
end
$$;
