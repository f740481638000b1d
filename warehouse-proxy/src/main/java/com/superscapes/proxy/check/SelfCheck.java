package com.superscapes.proxy.check;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Asks the database, before the first request, whether anything would let a reader see more than it may. */
public final class SelfCheck {

    private static final String LOGIN = "select 'login ' || rolname || ' is a superuser or passes by row security'"
            + " from pg_catalog.pg_roles where rolname = session_user and (rolsuper or rolbypassrls or rolreplication)"
            + " union all select 'login ' || rolname || ' inherits the rights of its roles'"
            + " from pg_catalog.pg_roles where rolname = session_user and rolinherit"
            + " union all select 'login ' || session_user || ' owns ' || oid::regclass from pg_catalog.pg_class"
            + " where pg_catalog.pg_get_userbyid(relowner) = session_user";
    private static final String LEAKS = "select object || ' ' || problem from security.leaks() order by 1";

    private SelfCheck() {
    }

    /** What would leak, one sentence each; empty when all is well. */
    public static List<String> problems(DataSource proxyLogin) {
        return Jdbi.create(proxyLogin).withHandle(SelfCheck::problems);
    }

    static List<String> problems(Handle proxyLogin) {
        List<String> problems = new ArrayList<>(proxyLogin.createQuery(LOGIN).mapTo(String.class).list());
        problems.addAll(proxyLogin.createQuery(LEAKS).mapTo(String.class).list());
        return problems;
    }

    /** @throws UnsafeDatabaseException when there is any problem: the server must not serve */
    public static void require(DataSource proxyLogin) {
        List<String> problems = problems(proxyLogin);
        if (!problems.isEmpty()) {
            throw new UnsafeDatabaseException(problems);
        }
    }
}
