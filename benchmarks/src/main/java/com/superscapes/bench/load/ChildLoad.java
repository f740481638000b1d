package com.superscapes.bench.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.bench.BenchProgress;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Runs a load in a process of its own with a heap of 512 MB, and times it from start to end. */
public final class ChildLoad {

    private static final String HEAP = "-Xmx512m";

    /**
     * @param nanos   of the whole process, its start included
     * @param figures what the process said of itself
     */
    public record Outcome(long nanos, Map<String, Object> figures) {
    }

    private final DatabaseLogin sync;
    private final BenchProgress progress;

    public ChildLoad(DatabaseLogin sync, BenchProgress progress) {
        this.sync = sync;
        this.progress = progress;
    }

    /** Loads an export; its rejects or broken checks, of which a sample has none, fail the bench. */
    public Outcome load(Path export) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "-cp", System.getProperty("java.class.path"), LoadProcess.class.getName(), export.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            sendLogin(process);
            Map<String, Object> figures = read(process);
            int code = process.waitFor();
            long nanos = System.nanoTime() - start;
            if (code != 0 || figures == null || !Integer.valueOf(0).equals(figures.get("exitCode"))) {
                throw new IOException("The load did not succeed (process " + code + "): " + figures);
            }
            return new Outcome(nanos, figures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The bench was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void sendLogin(Process process) throws IOException {
        Properties login = new Properties();
        login.setProperty("host", sync.host());
        login.setProperty("port", Integer.toString(sync.port()));
        login.setProperty("database", sync.database());
        login.setProperty("user", sync.user());
        login.setProperty("password", sync.password());
        try (OutputStream in = process.getOutputStream()) {
            login.store(in, null);
        }
    }

    private @Nullable Map<String, Object> read(Process process) throws IOException {
        Map<String, Object> figures = null;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(LoadProcess.STEP)) {
                    progress.step(line.substring(LoadProcess.STEP.length()));
                } else if (line.startsWith(LoadProcess.FIGURES)) {
                    figures = new ObjectMapper().readValue(line.substring(LoadProcess.FIGURES.length()),
                            new TypeReference<>() {
                            });
                }
            }
        }
        return figures;
    }
}
