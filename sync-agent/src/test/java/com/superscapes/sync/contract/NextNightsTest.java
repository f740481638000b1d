package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.SampleProgress;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.progress.ProgressListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Night after night of changes in Sage leaves the warehouse that one load of the last night's Sage makes. */
class NextNightsTest {

    private static final long SEED = 9;
    private static final long LINES = 12_000;

    @TempDir
    private Path folder;

    @Test
    void nightAfterNightEndsWhereOneLoadWould() throws Exception {
        Path sqlite = folder.resolve("books.db");
        String source = "kind: jdbc, url: \"jdbc:sqlite:" + sqlite + "\"";
        LocalDate night = LocalDate.of(2025, 3, 28);
        SageDatabase.writeSqlite(new SampleOptions(SEED, LINES, night), sqlite);
        try (SageLoad nightly = new SageLoad(source, folder)) {
            nightly.load();
            for (int days : new int[]{1, 4}) {
                LocalDate next = night.plusDays(days);
                assertThat(SageDatabase.nextDaysSqlite(new SampleOptions(SEED, LINES, night), next, sqlite))
                        .isNotEmpty();
                night = next;
                LoadReport report = nightly.load();
                assertThat(nightly.query("select file_name, reason from ops.open_reject")).isEmpty();
                assertThat(report.exitCode()).as("night of " + night).isZero();
            }
            try (SageLoad once = new SageLoad(source, folder)) {
                once.load();
                assertThat(once.query("""
                        select check_code from ops.quality_result where state = 'tied' and check_code <> 'R1' order by check_code
                        """)).containsExactly("A1", "T1", "T10", "T11", "T13", "T14",
                        "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9");
                assertThat(nightly.digest()).containsExactlyElementsOf(once.digest());
            }
        }
    }

    @Test
    void theExportsGiveTheOperationsThatSageGives() throws Exception {
        SampleOptions options = new SampleOptions(SEED, LINES, LocalDate.of(2024, 10, 31));
        Path sqlite = folder.resolve("books.db");
        SageDatabase.writeSqlite(options, sqlite);
        SampleCompany.generateWithOperations(options, folder.resolve("export"), SampleProgress.NONE);
        try (SageLoad sage = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + sqlite + "\"", folder);
                TestWarehouse files = TestWarehouse.create()) {
            sage.load();
            LoadReport report = new LoadService(files.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                    .load(new LoadRequest(List.of(folder.resolve("export")), null));
            assertThat(report.rowsRejected()).isZero();
            assertThat(report.exitCode()).isZero();
            for (String view : List.of("ar_item", "ar_application", "ap_item", "ap_application", "ar_line", "ap_line",
                    "job_cost", "equipment_cost", "time_entry", "job_estimate", "change_order", "commitment",
                    "commitment_item")) {
                String sums = "select count(*), sum(%s), min(posting_date), max(posting_date) from semantic." + view
                // What managers expect is kept beside Sage.
                        + (view.equals("job_estimate") ? " where version <> 'manager'" : "");
                String amount = switch (view) {
                    case "time_entry" -> "hours";
                    case "change_order" -> "contract_amount";
                    case "commitment" -> "1";
                    default -> "amount";
                };
                assertThat(SageLoad.query(files.logins().owner(), sums.formatted(amount))).as(view)
                        .isEqualTo(sage.query(sums.formatted(amount)));
            }
        }
    }
}
