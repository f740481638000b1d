package com.superscapes.proxy.check;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.audit.Anchors;
import com.superscapes.proxy.database.ConnectionFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Asks the database, with the server's own login, everything that decides whether the server can serve and nobody sees too much. */
public final class DatabaseCheck {

    private static final int PATIENCE_SECONDS = 5;

    /**
     * What the settings say.
     *
     * @param connections of both pools together
     * @param task        the audit chain's name
     * @param anchors     null when none are kept, or they can't be read
     */
    public record Expected(RoleNames roles, int connections, String task, @Nullable Anchors anchors) {
    }

    private DatabaseCheck() {
    }

    /** Asks everything, also after something was found. */
    public static void run(DatabaseLogin login, Expected expected, Clock clock, Findings findings) {
        DataSource source = login.dataSource();
        try {
            source.setLoginTimeout(PATIENCE_SECONDS);
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                findings.ok("database", "The database " + login + " is there.");
                ask(connection, questions(login, expected, clock), findings);
            }
        } catch (SQLException failed) {
            findings.error("database", ConnectionFailure.inWords(failed, login));
        }
    }

    private static Map<String, DatabaseQuestion> questions(DatabaseLogin login, Expected expected, Clock clock) {
        Map<String, DatabaseQuestion> questions = new LinkedHashMap<>();
        questions.put("database.version", new VersionQuestion());
        questions.put("database.encryption", new EncryptionQuestion(login.host()));
        questions.put("database.schema", new MigrationQuestion());
        questions.put("database.roles", new RolesQuestion(expected.roles()));
        questions.put("database.rights", DatabaseCheck::leaks);
        questions.put("audit", new AuditQuestion(expected.task(), expected.anchors()));
        questions.put("database.clock", new ClockQuestion(clock));
        questions.put("database.connections", new CapacityQuestion(expected.connections()));
        questions.put("database.limits", new LimitsQuestion());
        return questions;
    }

    private static void ask(Connection connection, Map<String, DatabaseQuestion> questions, Findings findings)
            throws SQLException {
        try (Handle handle = Jdbi.open(connection)) {
            for (Map.Entry<String, DatabaseQuestion> each : questions.entrySet()) {
                try {
                    each.getValue().ask(handle, findings);
                } catch (JdbiException refused) {
                    findings.error(each.getKey(), "The database does not say: " + reason(refused));
                }
                connection.rollback();
            }
        }
    }

    private static void leaks(Handle handle, Findings findings) {
        List<String> problems;
        try {
            problems = SelfCheck.problems(handle.getConnection());
        } catch (SQLException refused) {
            throw new ConnectionException(refused);
        }
        problems.forEach(problem -> findings.error("database.rights", "Figures could leak: " + problem + "."));
        if (problems.isEmpty()) {
            findings.ok("database.rights", "Nobody can see more than their role and scope.");
        }
    }

    static String reason(JdbiException refused) {
        Throwable cause = Objects.requireNonNullElse(refused.getCause(), refused);
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }
}
