-- Of rows with one key in several files that of the last file stays, in the files' own order: numbers of facts follow who read which
-- file when, and two agents, or one that was killed, may read them in another.
create or replace function ops.judge_doubled_keys() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    with in_file as (
        select m.*, row_number() over w as from_last, first_value(m.file_line) over w as kept from pg_temp.doubled m
        window w as (partition by m.key_hash, m.file_id order by m.fact_id desc)
    ), winner as (
        select i.*, coalesce(i.row_hash = lag(i.row_hash) over (partition by i.key_hash order by i.file_id), false) as same
        from in_file i where i.from_last = 1
    ), verdict as (
        select i.fact_id, 'rejected' as verdict, i.kept from in_file i where i.from_last > 1
        union all
        select w.fact_id, case when w.same then 'unchanged'
            when w.file_id = max(w.file_id) filter (where not w.same) over (partition by w.key_hash) then 'live' else 'replaced' end, 0
        from winner w
    )
    update pg_temp.doubled d set verdict = v.verdict, kept_line = v.kept from verdict v where v.fact_id = d.fact_id;
end
$$;
