package com.superscapes.proxy.database;

import com.superscapes.ddl.RoleNames;
import com.superscapes.proxy.session.Caller;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The few writes a role may do: one transaction under the caller's database role, whose rights are functions and nothing else. The
 * server's own login has none of them.
 */
public final class WriteLane {

    private static final String ENTER = "select set_config('search_path', 'pg_catalog, pg_temp', true),"
            + " set_config('lock_timeout', '2s', true), set_config('TimeZone', 'UTC', true), set_config('role', :role, true)";

    private final Jdbi jdbi;
    private final RoleNames roles;

    public WriteLane(DataSource writing, RoleNames roles) {
        this.jdbi = Jdbi.create(writing);
        // What is bound may be a secret, and an error is logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArrayType(String.class, "text");
        this.roles = roles;
    }

    /** Commits what {@code work} does, or nothing when it fails. */
    public <T extends @Nullable Object> T write(Caller caller, Function<Handle, T> work) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery(ENTER).bind("role", roles.reading(caller.role().databaseName()))
                    .map((row, context) -> true).one();
            return work.apply(handle);
        });
    }
}
