package com.superscapes.sync.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file that arrives is complete; the clock is the test's own. */
class ArrivalsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Arrivals arrivals;

    @BeforeEach
    void start() {
        arrivals = new Arrivals(folder);
    }

    private Path write(String name, String text, Instant changed) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private List<Path> after(int seconds) throws Exception {
        return arrivals.complete(START.plusSeconds(seconds));
    }

    @Test
    void aFileIsTakenOnceItHasNotChangedForAWhile() throws Exception {
        Path file = write("journal.csv", "a", START);
        assertThat(after(1)).isEmpty();
        write("journal.csv", "ab", START.plusSeconds(20));
        assertThat(after(20)).isEmpty();
        assertThat(after(49)).isEmpty();
        assertThat(after(50)).containsExactly(file);
    }

    @Test
    void aFileThatGrowsUnderAnOldTimeIsNotTaken() throws Exception {
        write("journal.csv", "a", START);
        assertThat(after(5)).isEmpty();
        Path file = write("journal.csv", "ab", START.minusSeconds(86_400));
        assertThat(after(35)).isEmpty();
        assertThat(after(36)).containsExactly(file);
    }

    @Test
    void aShareWhoseClockIsAheadDoesNotKeepAFileForEver() throws Exception {
        Path file = write("journal.csv", "a", START.plusSeconds(7200));
        assertThat(after(0)).isEmpty();
        assertThat(after(30)).containsExactly(file);
    }

    @Test
    void aMarkerSaysThatAFileIsComplete() throws Exception {
        Path file = write("journal.csv", "a", START);
        write("journal.csv.done", "", START);
        assertThat(after(0)).containsExactly(file);
    }

    @Test
    void filesThatAreNotDataAreNotTaken() throws Exception {
        for (String name : List.of("mapping.yaml", ".hidden", "journal.csv.part", "journal.csv.tmp", "x.csv.done")) {
            write(name, "a", START.minusSeconds(60));
        }
        Files.createDirectories(folder.resolve("loaded"));
        assertThat(after(60)).isEmpty();
    }

    @Test
    void nothingIsTakenWhileAnotherFileIsBeingWritten() throws Exception {
        Path accounts = write("accounts.csv", "a", START.minusSeconds(60));
        Path journal = write("journal.csv", "a", START);
        assertThat(after(10)).isEmpty();
        assertThat(after(40)).containsExactly(accounts, journal);
    }
}
