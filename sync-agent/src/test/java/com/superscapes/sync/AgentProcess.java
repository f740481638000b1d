package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real agent process, and what it says line by line. */
final class AgentProcess implements AutoCloseable {

    final Process process;
    final Path log;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private AgentProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lines = process.inputReader();
    }

    static AgentProcess start(Path folder, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "agent", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                SyncAgent.class.getName()));
        command.addAll(List.of(arguments));
        return new AgentProcess(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    /** Properties that let an agent sign in. */
    static Path config(Loads loads, DatabaseLogin login, String name) throws Exception {
        return loads.file(name, "host=" + login.host(), "port=" + login.port(), "database=" + login.database(),
                "user=" + login.user(), "password=" + login.password());
    }

    /** Reads on until it says so. */
    void until(String part) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the agent ended before it said " + part + ": " + Files.readString(log));
    }

    /** Everything it said, after its end; its exit code must be this. */
    List<String> end(int exitCode) throws Exception {
        lines.lines().forEach(said::add);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(exitCode);
        return said;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
