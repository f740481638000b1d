-- The roles of an installation, whose prefix is the setting superscapes.role_prefix. Running it again changes nothing.
do $script$
declare
    prefix constant text := current_setting('superscapes.role_prefix');
    role_name text;
    -- Before version 16 a membership has no options of its own; the proxy's NOINHERIT then does the same.
    only_set constant text := case when current_setting('server_version_num')::int >= 160000 then ' with inherit false, set true' else '' end;
begin
    -- Two installations may start at the same time; roles are the whole server's.
    perform pg_advisory_xact_lock(hashtextextended('superscapes roles', 0));
    foreach role_name in array array ['owner', 'executive', 'controller', 'accountant', 'branch_manager', 'payroll', 'auditor', 'administrator'] loop
        if not exists (select from pg_roles where rolname = prefix || role_name) then
            execute format('create role %I nologin noinherit', prefix || role_name);
        end if;
    end loop;
    foreach role_name in array array ['sync', 'proxy'] loop
        if not exists (select from pg_roles where rolname = prefix || role_name) then
            execute format('create role %I login noinherit', prefix || role_name);
        end if;
    end loop;
    foreach role_name in array array ['executive', 'controller', 'accountant', 'branch_manager', 'payroll', 'auditor', 'administrator'] loop
        execute format('grant %I to %I%s', prefix || role_name, prefix || 'proxy', only_set);
    end loop;
    -- Whoever installs acts as the owner; a superuser may already, an administrator of a hosted server may not.
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant %I to %I', prefix || 'owner', current_user);
    end if;
end
$script$;
