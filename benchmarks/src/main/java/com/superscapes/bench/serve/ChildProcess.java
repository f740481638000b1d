package com.superscapes.bench.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process the bench started, and what it says on standard output. Closing ends it. */
final class ChildProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader out;

    private ChildProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param input what it reads from standard input, so that no password stands in the list of processes
     * @param log   takes its standard error
     */
    static ChildProcess start(List<String> command, @Nullable Path folder, String input, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        ChildProcess child = new ChildProcess(builder.start());
        try (var in = child.process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return child;
    }

    /** The Java program that runs the bench, with this bench's libraries. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What follows {@code head} in the first line that begins with it. @throws IOException when it ends before */
    String lineAfter(String head) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(head)) {
                return line.substring(head.length()).strip();
            }
        }
        throw new IOException("A process of the bench ended before it said \"" + head + "\".");
    }

    /** Waits for its end, whatever it says. @throws IOException when it fails */
    void awaitEnd() throws IOException {
        out.transferTo(Writer.nullWriter());
        end(PATIENCE_SECONDS);
        if (process.exitValue() != 0) {
            throw new IOException("A process of the bench failed with exit code " + process.exitValue() + ".");
        }
    }

    /** Resident memory in MB; null where the system does not tell. */
    @Nullable
    BigDecimal residentMb() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return null;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return new BigDecimal(line.replaceAll("[^0-9]", "")).divide(BigDecimal.valueOf(1024), 1,
                        RoundingMode.HALF_UP);
            }
        }
        return null;
    }

    /** Asks it to end, as a service manager does, and waits. @return nanoseconds it took */
    long stop() throws IOException {
        long start = System.nanoTime();
        process.destroy();
        end(PATIENCE_SECONDS);
        return System.nanoTime() - start;
    }

    private void end(long longest) throws IOException {
        try {
            if (!process.waitFor(longest, TimeUnit.SECONDS)) {
                throw new IOException("A process did not end within " + longest + " s.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The bench was interrupted.", stopped);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
