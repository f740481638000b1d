package com.superscapes.proxy.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

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
    public static List<String> problems(DataSource proxyLogin) throws SQLException {
        try (Connection connection = proxyLogin.getConnection()) {
            return problems(connection);
        }
    }

    static List<String> problems(Connection proxyLogin) throws SQLException {
        List<String> problems = new ArrayList<>();
        // Without Jdbi, whose first use takes longer than the rest of this check; a start waits for it.
        try (Statement statement = proxyLogin.createStatement()) {
            for (String question : List.of(LOGIN, LEAKS)) {
                try (ResultSet found = statement.executeQuery(question)) {
                    while (found.next()) {
                        problems.add(found.getString(1));
                    }
                }
            }
        }
        return problems;
    }

    /** @throws UnsafeDatabaseException when there is any problem: the server must not serve */
    public static void require(DataSource proxyLogin) throws SQLException {
        List<String> problems = problems(proxyLogin);
        if (!problems.isEmpty()) {
            throw new UnsafeDatabaseException(problems);
        }
    }
}
