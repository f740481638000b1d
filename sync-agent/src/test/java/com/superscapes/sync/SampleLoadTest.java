package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLoadTest {

    @TempDir
    Path folder;

    @Test
    void theSampleCompanyLoadsWholeAndEveryCheckIsTied() throws Exception {
        Path export = Files.createDirectory(folder.resolve("export"));
        SampleCompany.generate(SampleOptions.ofLines(70_000), export);
        try (Loads loads = new Loads(folder)) {
            LoadReport report = loads.load(new LoadRequest(List.of(export), null, 20_000, Duration.ZERO));
            assertThat(report.exitCode()).as(report.checks() + " " + report.files()).isZero();
            assertThat(report.rowsRejected()).isZero();
            assertThat(report.checks()).filteredOn(check -> !check.state().equals("not applicable"))
                    .allSatisfy(check -> assertThat(check.state()).as(check.toString()).isEqualTo("tied"))
                    .extracting(CheckReport::code)
                    .containsExactly("T1", "T2", "T3", "T4", "T5", "T13", "T14", "A1", "R1");
            assertThat(loads.number("select count(*) from semantic.ledger_line")).isGreaterThan(60_000);
            // branches.csv comes first, when no file has named the company yet.
            assertThat(loads.number("select count(*) from semantic.branch where code <> ''")).isEqualTo(12);
            assertThat(loads.number("select count(*) from semantic.ledger_line where branch_key = 0"))
                    .isEqualTo(Files.walk(export).filter(file -> file.getFileName().toString().startsWith("journal"))
                            .mapToLong(SampleLoadTest::linesWithoutBranch).sum());
            LoadReport again = loads.load(new LoadRequest(List.of(export), null));
            assertThat(again.nothingNew()).isTrue();
        }
    }

    private static long linesWithoutBranch(Path journal) {
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.skip(1).filter(line -> line.split(",", -1)[7].isEmpty()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
