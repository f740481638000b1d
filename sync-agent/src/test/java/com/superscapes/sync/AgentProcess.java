package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real agent process, and what it says line by line. */
public final class AgentProcess implements AutoCloseable {

    final Process process;
    final Path log;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();
    private boolean killed;

    private AgentProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lines = process.inputReader();
    }

    static AgentProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), List.of(arguments));
    }

    /** @param environment added to this process's own */
    public static AgentProcess start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path log = Files.createTempFile(folder, "agent", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + folder.resolve("crash-%p.log"), "-cp",
                System.getProperty("java.class.path"),
                SyncAgent.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        return new AgentProcess(builder.start(), log);
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

    /** Reads on until it has said that many lines, or to its end. */
    public void lines(int count) throws IOException {
        String line = said.size() < count ? lines.readLine() : null;
        while (line != null) {
            said.add(line);
            line = said.size() < count ? lines.readLine() : null;
        }
    }

    /** Ends it at once, as the power does. */
    public void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly().waitFor();
    }

    /** Its exit code, once it has ended. */
    public int exitCode() throws InterruptedException {
        if (!killed) {
            lines.lines().forEach(said::add); // after a kill nothing can be read any more
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What it said so far. */
    public List<String> said() {
        return said;
    }

    /** What it said to people. */
    public String errors() throws IOException {
        return Files.readString(log);
    }

    /** Everything it said, after its end; its exit code must be this. */
    List<String> end(int exitCode) throws Exception {
        assertThat(exitCode()).as(errors()).isEqualTo(exitCode);
        return said;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
