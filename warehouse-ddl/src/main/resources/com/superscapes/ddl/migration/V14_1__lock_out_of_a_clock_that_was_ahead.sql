-- Tries and lock-outs carry the time of the server that counted them. One whose clock was ahead, and has been set right since, must not
-- keep people out until its time has come: what lies further ahead than two windows was written by such a clock.

create or replace function security.count_try(p_subject text, p_at timestamptz, p_limit integer, p_window interval) returns void
language sql set search_path = pg_catalog, pg_temp as $$
    insert into security.sign_in_guard as g (subject, tries, window_start, locked_until)
    values (p_subject, 1, p_at, case when p_limit <= 1 then p_at + p_window end)
    on conflict (subject) do update set
        tries = case when g.window_start > p_at - p_window and g.window_start <= p_at + p_window then g.tries + 1 else 1 end,
        window_start = case when g.window_start > p_at - p_window and g.window_start <= p_at + p_window then g.window_start else p_at end,
        locked_until = case when (case when g.window_start > p_at - p_window and g.window_start <= p_at + p_window then g.tries + 1 else 1 end) >= p_limit
            then p_at + p_window end
$$;

create or replace function security.begin_sign_in(p_login text, p_address text, p_at timestamptz, p_account_limit integer, p_address_limit integer,
    p_window interval) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    account constant text := security.guard_subject(p_login);
    address constant text := 'address ' || p_address;
    locked timestamptz;
begin
    delete from security.sign_in_guard where ctid = any (array(select g.ctid from security.sign_in_guard g
        where g.window_start < p_at - interval '1 day' order by g.window_start limit 20 for update skip locked));
    select max(g.locked_until) into locked from security.sign_in_guard g
    where g.subject in (account, address) and g.locked_until > p_at and g.locked_until <= p_at + 2 * p_window;
    if locked is not null then
        return locked;
    end if;
    perform security.count_try(account, p_at, p_account_limit, p_window);
    perform security.count_try(address, p_at, p_address_limit, p_window);
    return null;
end
$$;
