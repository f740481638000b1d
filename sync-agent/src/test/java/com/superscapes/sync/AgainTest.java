package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loading again: what is the same changes nothing, what changed replaces its old self. */
class AgainTest extends OneWarehouseTest {

    private static final String HEADER = "entry,line,date,account,debit,credit,description";
    private static final long MEGABYTE = 1 << 20;
    private static final int ENTRIES = 5000;

    private static List<String> rows(int from, int to) {
        List<String> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int entry = from; entry < to; entry++) {
            String day = "2026-0" + (1 + entry % 6) + "-15";
            rows.add(entry + ",1," + day + ",1000," + entry + ".50,,Sale " + entry);
            rows.add(entry + ",2," + day + ",4000,," + entry + ".50,Sale " + entry);
        }
        return rows;
    }

    private Path file(String name, List<String> rows) throws Exception {
        return Files.write(folder.resolve(name), rows);
    }

    private long wal() throws Exception {
        return loads.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    private List<String> facts() throws Exception {
        return loads.query(
                "select fact_id, posting_date, debit, credit, batch_from, batch_to from warehouse.fact_transaction order by fact_id");
    }

    @Test
    void theSameFileTwiceWritesNothing() throws Exception {
        Path file = file("journal.csv", rows(1, ENTRIES));
        LoadReport first = loads.load(file);
        List<String> before = facts();
        long lsn = wal();
        LoadReport second = loads.load(file);
        assertThat(wal() - lsn).isLessThan(MEGABYTE);
        assertThat(facts()).isEqualTo(before);
        assertThat(second.nothingNew()).isTrue();
        assertThat(second.batchId()).isEqualTo(first.batchId());
        assertThat(second.exitCode()).isEqualTo(first.exitCode()).isZero();
        assertThat(second.files().getFirst().rowsRead()).isEqualTo(2L * (ENTRIES - 1));
    }

    @Test
    void theSameRowsInARenamedFileWriteNothing() throws Exception {
        loads.load(file("journal.csv", rows(1, ENTRIES)));
        List<String> before = facts();
        long lsn = wal();
        LoadReport second = loads.load(file("renamed.csv", rows(1, ENTRIES)));
        assertThat(wal() - lsn).isLessThan(MEGABYTE);
        assertThat(facts()).isEqualTo(before);
        assertThat(second.nothingNew()).isTrue();
    }

    @Test
    void theSameRowsCutInOtherFilesAndSlicesWriteNothing() throws Exception {
        loads.load(file("journal.csv", rows(1, ENTRIES)));
        List<String> before = facts();
        long lsn = wal();
        LoadReport second = loads
                .load(Loads.inSlices(1000, file("part-1.csv", rows(1, 2000)), file("part-2.csv", rows(2000, ENTRIES))));
        assertThat(wal() - lsn).isLessThan(MEGABYTE);
        assertThat(facts()).isEqualTo(before);
        assertThat(second.nothingNew()).isTrue();
        assertThat(second.files()).allSatisfy(part -> assertThat(part.rowsUnchanged()).isEqualTo(part.rowsRead()));
        assertThat(loads.number("select published_batch from ops.publication")).isEqualTo(1);
    }

    @Test
    void rowsWithoutKeysAreToldApartByContentAndOrdinal() throws Exception {
        String[] rows = {"date,account,amount,description", "2026-01-05,1000,5.00,Coffee",
                "2026-01-05,1000,5.00,Coffee", "2026-01-05,5000,-10.00,Coffee"};
        loads.load(loads.file("a.csv", rows));
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(3);
        LoadReport again = loads.load(Loads.inSlices(1, loads.file("b.csv", rows[0], rows[3], rows[1], rows[2])));
        assertThat(again.nothingNew()).isTrue();
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(3);
    }

    @Test
    void aLineRedatedAcrossMonthsTwiceLeavesOneLiveRow() throws Exception {
        for (String day : List.of("2026-01-31", "2026-02-28", "2026-01-30")) {
            LoadReport report = loads.load(loads.file("journal.csv", HEADER, "1,1," + day + ",1000,5.00,,Sale",
                    "1,2," + day + ",4000,,5.00,Sale"));
            assertThat(report.exitCode()).isZero();
        }
        assertThat(loads.query("select posting_date, debit from semantic.ledger_line where debit > 0"))
                .containsExactly("2026-01-30|5.0000");
        assertThat(loads.number("select count(*) from warehouse.fact_transaction where batch_to is null")).isEqualTo(2);
        assertThat(loads.query("select period_key, sum(debit) from semantic.company_period group by 1"))
                .containsExactly("202601|5.0000");
    }

    @Test
    void anEarlierStateOfTheFileLoadedAgainIsAChange() throws Exception {
        Path first = loads.file("first.csv", HEADER, "1,1,2026-01-31,1000,5.00,,A", "1,2,2026-01-31,4000,,5.00,A");
        Path second = loads.file("second.csv", HEADER, "1,1,2026-01-31,1000,6.00,,A", "1,2,2026-01-31,4000,,6.00,A");
        loads.load(first);
        loads.load(second);
        LoadReport back = loads.load(first);
        assertThat(back.nothingNew()).isFalse();
        assertThat(loads.query("select sum(debit) from semantic.ledger_line")).containsExactly("5.0000");
    }

    @Test
    void theOpeningOfALaterFileIsComparedAndNotAddedAgain() throws Exception {
        String mapping = String.join("\n", "version: 1", "source: s", "files:", "  - match: open-*.csv",
                "    content: opening-balance",
                "    columns: {account: account, date: date, amount: amount}", "  - match: journal-*.csv",
                "    content: journal",
                "    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}");
        Path map = loads.file("m.yaml", mapping);
        String header = "entry,line,date,account,debit,credit";
        loads.load(new LoadRequest(
                List.of(loads.file("open-1.csv", "account,date,amount", "1000,2026-01-01,100.00",
                        "3000,2026-01-01,-100.00"),
                        loads.file("journal-1.csv", header, "1,1,2026-01-05,1000,5.00,", "1,2,2026-01-05,4000,,5.00")),
                map));
        LoadReport later = loads.load(new LoadRequest(
                List.of(loads.file("open-2.csv", "account,date,amount", "1000,2026-02-01,105.00",
                        "3000,2026-02-01,-100.00"),
                        loads.file("journal-2.csv", header, "2,1,2026-02-05,1000,7.00,", "2,2,2026-02-05,4000,,7.00")),
                map));
        assertThat(loads.query(
                "select sum(p.opening + p.amount) from semantic.company_period p join warehouse.dim_account a on a.account_key = p.account_key where a.code = '1000'"))
                .containsExactly("112.0000");
        assertThat(later.checks().stream().filter(check -> check.code().equals("A1")).map(CheckReport::state))
                .containsExactly("tied");
    }

    @Test
    void theSecondAgentSaysWhoHoldsTheLease() throws Exception {
        Path file = loads.file("journal.csv", HEADER, "1,1,2026-01-31,1000,5.00,5.00,A");
        try (var holder = loads.warehouse.logins().sync().dataSource().getConnection();
                var statement = holder.createStatement()) {
            statement.execute("set application_name = 'sync-agent, process 4711'");
            statement.execute("select pg_advisory_lock(hashtextextended('superscapes load', 0))");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> loads.load(file))
                    .hasMessageContaining("process 4711");
        }
        assertThat(loads.load(new LoadRequest(List.of(file), null, 100, java.time.Duration.ofSeconds(20))).exitCode())
                .isZero();
    }
}
