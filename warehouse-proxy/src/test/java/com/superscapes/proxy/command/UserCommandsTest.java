package com.superscapes.proxy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UserCommandsTest {

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path settings;

    @BeforeEach
    void settings(@TempDir Path folder) throws Exception {
        DatabaseLogin owner = warehouse.logins().owner();
        settings = Files.writeString(folder.resolve("owner.properties"), "database.host=" + owner.host()
                + "\ndatabase.port=" + owner.port() + "\ndatabase.name=" + owner.database() + "\ndatabase.user="
                + owner.user() + "\ndatabase.password=" + owner.password() + "\n");
    }

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void usersAreAddedChangedLockedResetAndRemovedAndEachActIsInTheLog() throws Exception {
        assertThat(run("add", "--login", "Nora", "--name", "Nora North", "--role", "controller", "--password",
                "a long password")).isZero();
        assertThat(run("change", "nora", "--name", "Nora North", "--role", "auditor", "--branch", "N01",
                "--division", "M")).isZero();
        assertThat(run("lock", "nora")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains(
                "nora\tNora North\tauditor\tbranches N01\tdivisions M\tlocked\tnever", "1 user.");
        assertThat(run("unlock", "nora")).isZero();
        assertThat(run("reset", "nora")).isZero();
        assertThat(out.toString()).containsPattern("(?m)^([a-z2-9]{4}-){4}[a-z2-9]{4}$");
        assertThat(run("sessions")).isZero();
        assertThat(out.toString()).contains("0 sessions.");
        assertThat(run("remove", "nora")).isZero();
        assertThat(log()).containsExactly("user-add nora intent", "user-add nora ok", "user-change nora intent",
                "user-change nora ok", "user-lock nora intent", "user-lock nora ok", "user-unlock nora intent",
                "user-unlock nora ok", "user-reset nora intent", "user-reset nora ok", "user-remove nora intent",
                "user-remove nora ok");
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() throws Exception {
        assertThat(run("lock", "moon")).isEqualTo(1);
        assertThat(run("add", "--login", "nora", "--name", "N", "--role", "branch-manager", "--password",
                "a long password")).isEqualTo(1);
        assertThat(run("end-session", "00000000-0000-0000-0000-000000000001")).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("There is no user moon.",
                "A branch manager needs at least one branch.",
                "There is no live session 00000000-0000-0000-0000-000000000001.");
        assertThat(log()).contains("user-lock moon failed");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", settings.toString()));
        CommandLine command = Root.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }

    private List<String> log() throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select concat_ws(' ', code, object, outcome) from audit.event order by seq")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
