package com.superscapes.proxy.backup;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of pg_dump or pg_restore to its end; its failure becomes a sentence. */
final class ToolRun {

    private ToolRun() {
    }

    /** @throws BackupException saying why it failed */
    static void run(PostgresTools.Tool tool, DatabaseLogin login, List<String> arguments, Path place)
            throws IOException {
        Path said = Files.createTempFile("superscapes-backup", ".log");
        try (PasswordFile password = new PasswordFile(login)) {
            List<String> command = new ArrayList<>(List.of(tool.program().toString(), "--host=" + login.host(),
                    "--port=" + login.port(), "--username=" + login.user(), "--no-password"));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().remove("PGPASSWORD");
            builder.environment().putAll(PostgresTools.environment(password.path()));
            int code = await(builder.start());
            if (code != 0) {
                List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).lines().toList();
                throw new BackupException(ToolFailure.inWords(tool.program(), code, lines, login, place));
            }
        } finally {
            Files.delete(said);
        }
    }

    private static int await(Process process) throws IOException {
        Thread end = new Thread(process::destroy, "end-of-backup");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new BackupException("It was interrupted.", stopped);
        } finally {
            if (!process.isAlive()) {
                Runtime.getRuntime().removeShutdownHook(end);
            }
        }
    }
}
