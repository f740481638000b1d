package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Archive oldest fiscal year" in Sage takes rows away that nobody deleted. */
class ArchivedYearTest {

    private static final LocalDate NIGHT = LocalDate.of(2025, 1, 30);
    private static final SampleOptions OPTIONS = new SampleOptions(11, 12_000, NIGHT);
    private static final String STATES = "select check_code, reason from ops.quality_result where batch_id = (select published_batch from ops.publication) and state = 'broken'";

    @TempDir
    private Path folder;

    @Test
    void anArchivedYearStaysAndDeletionsInTheOthersAreSeen() throws Exception {
        Path books = folder.resolve("books.db");
        SageDatabase.writeSqlite(OPTIONS, books);
        try (SageLoad loaded = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder)) {
            loaded.load();
            List<String> before = loaded.digest();
            assertThat(SageDatabase.archiveOldestYear(books, folder.resolve("archive.db"))).isEqualTo(2024);
            LoadReport archived = loaded.load();
            assertThat(loaded.query("select file_name, reason from ops.open_reject")).isEmpty();
            assertThat(archived.exitCode()).isZero();
            assertThat(loaded.query(STATES)).isEmpty();
            assertThat(withoutBalances(loaded.digest())).isEqualTo(withoutBalances(before));

            List<String> changes = SageDatabase.nextDaysSqlite(OPTIONS, NIGHT.plusDays(1), books);
            assertThat(changes).anyMatch(change -> change.contains("deleted with its lines"));
            assertThat(loaded.load().exitCode()).isZero();
            assertThat(loaded.query(STATES)).isEmpty();
            List<String> after = loaded.digest();

            SageDatabase.restoreYear(books, folder.resolve("archive.db"), 2024);
            assertThat(loaded.load().exitCode()).isZero();
            // A change order of the archived year was deleted meanwhile; that is seen once the year is there again.
            assertThat(withoutChangeOrders(loaded.digest())).isEqualTo(withoutChangeOrders(after));
        }
    }

    @Test
    void aYearThatComesBackAfterTheFirstLoadIsReadInEveryTable() throws Exception {
        Path books = folder.resolve("books.db");
        SageDatabase.writeSqlite(OPTIONS, books);
        SageDatabase.archiveOldestYear(books, folder.resolve("archive.db"));
        try (SageLoad loaded = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder);
                SageLoad whole = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder)) {
            assertThat(loaded.load().exitCode()).isZero();
            SageDatabase.restoreYear(books, folder.resolve("archive.db"), 2024);
            loaded.load();
            whole.load();
            String records = "select count(*), sum(hours) from semantic.time_entry";
            assertThat(loaded.query(records)).isEqualTo(whole.query(records));
            String paid = "select count(*), sum(amount) from semantic.ar_application";
            assertThat(loaded.query(paid)).isEqualTo(whole.query(paid));
        }
    }

    private static List<String> withoutChangeOrders(List<String> digest) {
        return withoutBalances(digest).stream().filter(line -> !line.startsWith("change_order")).toList();
    }

    /** What is brought forward is stated anew; everything else is as it was. */
    private static List<String> withoutBalances(List<String> digest) {
        return digest.stream().filter(line -> !line.startsWith("account_balance")).toList();
    }
}
