package com.superscapes.sample.sage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.sample.SampleOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same tables after days with corrections, voids, entries posted back and deletions: everything still ties. */
class NextDaysTest extends SageTables {

    private static final SampleOptions WINTER = new SampleOptions(5, 20_000, LocalDate.of(2025, 4, 28));
    private final List<String> changes = new ArrayList<>();

    @Override
    void write(Path file) throws Exception {
        SageDatabase.writeSqlite(WINTER, file);
        changes.addAll(SageDatabase.nextDaysSqlite(WINTER, LocalDate.of(2025, 4, 30), file));
        SampleOptions played = new SampleOptions(5, 20_000, LocalDate.of(2025, 4, 30));
        changes.addAll(SageDatabase.nextDaysSqlite(played, LocalDate.of(2025, 5, 3), file));
    }

    @Test
    void everyKindOfChangeHappens() {
        assertThat(changes).anyMatch(change -> change.contains("moved from account"))
                .anyMatch(change -> change.contains("made void"))
                .anyMatch(change -> change.contains("posted into period"))
                .anyMatch(change -> change.contains("deleted with its lines"))
                .anyMatch(change -> change.contains("due 30 days from now"))
                .anyMatch(change -> change.contains("complete"));
    }

    @Test
    void newDaysHaveNewEntries() throws Exception {
        assertThat(query("select count(*) > 0 from lgrtrn where trndte = '2025-05-01'")).containsExactly("1");
        assertThat(query("select count(*) > 5 from lgrtrn where upddte is not null")).containsExactly("1");
    }

    @Test
    void balancesAreThoseOfTheLedgerInEveryPeriod() throws Exception {
        assertThat(query("""
                select b.lgract, b.postyr, b.actprd from lgrbal b where b.actprd > 0 and abs(b.balnce
                    - coalesce((select o.balnce from lgrbal o where o.lgract = b.lgract and o.postyr = 2024 and o.actprd = 0), 0)
                    - coalesce((select sum(l.dbtamt - l.crdamt) from lgtnln l join lgrtrn h on h.recnum = l.recnum where l.lgract = b.lgract
                        and h.status <> 3 and h.postyr * 100 + h.actprd <= b.postyr * 100 + b.actprd), 0)) > 0.001
                """)).isEmpty();
    }

    @Test
    void daysOfAnotherYearAreRefused(@org.junit.jupiter.api.io.TempDir Path folder) {
        assertThatThrownBy(() -> SageDatabase.nextDaysSqlite(WINTER, LocalDate.of(2025, 11, 2), folder.resolve("x.db")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fiscal year 2025");
    }
}
