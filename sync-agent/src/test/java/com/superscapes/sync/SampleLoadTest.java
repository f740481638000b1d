package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            assertThat(report.checks()).hasSize(5)
                    .allSatisfy(check -> assertThat(check.state()).as(check.toString()).isEqualTo("tied"));
            assertThat(loads.number("select count(*) from semantic.ledger_line")).isGreaterThan(60_000);
            // branches.csv names no company and is read before the first line that does.
            assertThat(loads.number("select count(*) from warehouse.dim_branch where branch_key <> 0")).isEqualTo(12);
            assertThat(loads.number("select count(*) from warehouse.fact_transaction f join warehouse.dim_account a"
                    + " using (account_key) where a.statement_class = 'revenue' and f.branch_key = 0 and f.entry_kind <> 'C'"))
                    .isZero();
            LoadReport again = loads.load(new LoadRequest(List.of(export), null));
            assertThat(again.nothingNew()).isTrue();
        }
    }
}
