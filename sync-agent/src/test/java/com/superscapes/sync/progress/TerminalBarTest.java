package com.superscapes.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.progress.Progress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bar that people see. */
class TerminalBarTest {

    private static String shown(Progress... steps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TerminalBar bar = new TerminalBar(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            for (Progress step : steps) {
                bar.on(step);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTableIsMeasuredByItsRows() {
        assertThat(shown(new Progress(Stage.LANDING, "sage", "lgtnln 2024", 1, 5000, 10_000, 0, 0, null)))
                .contains("lgtnln 2024", "10000/10000", "rows/s");
    }

    @Test
    void aFileIsMeasuredByItsBytes() {
        assertThat(shown(new Progress(Stage.LANDING, "books", "j.csv", 1, 5000, -1, 4096, 8192, null)))
                .contains("j.csv", "8/8kB", "rows/s");
    }
}
