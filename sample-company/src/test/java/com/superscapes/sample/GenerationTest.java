package com.superscapes.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator itself: repeatable, as many lines as asked for, in little memory. */
class GenerationTest {

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesInAnyLocaleAndTimeZone() throws IOException {
        Path first = folder.resolve("first");
        SampleSummary summary = SampleCompany.generate(SampleOptions.standard(), first);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Path second = folder.resolve("second");
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            SampleCompany.generate(SampleOptions.standard(), second);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(summary.files()).hasSize(11);
        for (Path file : summary.files()) {
            assertThat(Files.mismatch(file, second.resolve(file.getFileName()))).as(file.toString()).isEqualTo(-1);
        }
    }

    @Test
    void anotherSeedIsAnotherCompany() throws IOException {
        SampleSummary one = SampleCompany.generate(SampleOptions.standard(), folder);
        SampleSummary other = SampleCompany.generate(new SampleOptions(7, 100_000, SampleOptions.LAST_DAY), folder);
        assertThat(other.totalDebit()).isNotEqualByComparingTo(one.totalDebit());
    }

    @ParameterizedTest
    @ValueSource(longs = {90_000, 100_000, 250_000, 2_000_000})
    void theLinesAreWithinTwoPercentOfTheAsk(long ask) throws IOException {
        SampleSummary summary = SampleCompany.generate(SampleOptions.ofLines(ask), folder);
        assertThat(summary.lines()).isCloseTo(ask, Percentage.withPercentage(2));
        long written = 0;
        for (Path file : summary.files()) {
            if (file.getFileName().toString().startsWith("journal-")) {
                try (var lines = Files.lines(file)) {
                    written += lines.count() - 1;
                }
            }
        }
        assertThat(written).isEqualTo(summary.lines());
    }

    @Test
    void theExportEndsWithTheThroughDateAndLeavesItsYearOpen() throws IOException {
        LocalDate through = LocalDate.of(2025, 3, 14);
        SampleCompany.generate(new SampleOptions(1, 60_000, through), folder);
        Export export = new Export(folder);
        LocalDate[] last = {LocalDate.MIN};
        export.lines(l -> {
            last[0] = l.date();
            assertThat(l.year() == 2025 && !l.kind().isEmpty()).isFalse();
        });
        assertThat(last[0]).isEqualTo(through);
        assertThat(export.files("journal-")).containsExactly("journal-FY2024.csv", "journal-FY2025.csv");
    }

    @Test
    void anotherRunIntoTheSameFolderLeavesNoYearOfTheFirstBehind() throws IOException {
        SampleCompany.generate(SampleOptions.standard(), folder);
        SampleCompany.generate(new SampleOptions(1, 30_000, LocalDate.of(2024, 6, 30)), folder);
        assertThat(new Export(folder).files("journal-")).containsExactly("journal-FY2024.csv");
    }

    @Test
    void datesOutsideThePlanAreRefused() {
        assertThatThrownBy(() -> new SampleOptions(1, 1000, LocalDate.of(2026, 11, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2026-10-31");
    }

    @Test
    void aMillionLinesFitIntoAHeapOf128Megabytes() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), GenerateInSmallHeap.class.getName(), folder.toString()));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.size(folder.resolve("journal-FY2026.csv"))).isGreaterThan(30_000_000);
    }
}
