package com.superscapes.proxy.check;

import org.jdbi.v3.core.Handle;

/** Whether the database has as many connections as the server's pools take. */
final class CapacityQuestion implements DatabaseQuestion {

    private static final String LIMITS = "select least("
            + " current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
            + " - coalesce(current_setting('reserved_connections', true), '0')::int,"
            + " (select case when rolconnlimit < 0 then 1000000 else rolconnlimit end from pg_catalog.pg_roles"
            + " where rolname = session_user),"
            + " (select case when datconnlimit < 0 then 1000000 else datconnlimit end from pg_catalog.pg_database"
            + " where datname = current_database())), (select count(*)::int from pg_catalog.pg_stat_activity"
            + " where datid is not null and usename is distinct from session_user)";

    private final int connections;

    CapacityQuestion(int connections) {
        this.connections = connections;
    }

    @Override
    public void ask(Handle database, Findings findings) {
        database.createQuery(LIMITS).map((row, context) -> {
            judge(row.getInt(1), row.getInt(2), findings);
            return true;
        }).one();
    }

    private void judge(int limit, int others, Findings findings) {
        String about = "lane.connections";
        String need = "The pools of this server take " + connections + " connections";
        if (connections > limit) {
            findings.error(about, need + ", and the database admits " + limit
                    + " for this login: give the lanes fewer or make max_connections larger.");
        } else if (connections + others > limit) {
            findings.warning(about, need + ", the database admits " + limit + ", and " + others
                    + " are in use by others now.");
        } else {
            findings.ok(about, need + " of the " + limit + " that the database admits.");
        }
    }
}
