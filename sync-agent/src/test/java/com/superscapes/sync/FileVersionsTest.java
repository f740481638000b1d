package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A changed file replaces what it brought; one that is cut off or cannot be read wipes nothing. */
class FileVersionsTest extends OneWarehouseTest {

    private static final String KEYED = "entry,line,date,account,debit,credit,description";
    private static final String KEYLESS = "date,account,amount,description";

    /** A balanced entry in two rows, or none of it where the amount is 0. */
    private static List<String> entry(int number, int amount) {
        String start = number + ",";
        return List.of(start + "1,2026-01-05,1000," + amount + ".00,,Sale",
                start + "2,2026-01-05,4000,," + amount + ".00,Sale");
    }

    private Path keyed(String name, int... numbersAndAmounts) throws Exception {
        List<String> rows = new ArrayList<>(List.of(KEYED));
        for (int i = 0; i < numbersAndAmounts.length; i += 2) {
            rows.addAll(entry(numbersAndAmounts[i], numbersAndAmounts[i + 1]));
        }
        return loads.file(name, rows.toArray(String[]::new));
    }

    private Path keyless(String name, String... rows) throws Exception {
        List<String> all = new ArrayList<>(List.of(KEYLESS));
        all.addAll(List.of(rows));
        return loads.file(name, all.toArray(String[]::new));
    }

    private Path many(String name, int from, int to) throws Exception {
        List<String> rows = new ArrayList<>(List.of(KEYED));
        for (int number = from; number <= to; number++) {
            rows.addAll(entry(number, number));
        }
        return loads.file(name, rows.toArray(String[]::new));
    }

    private List<String> debits() throws Exception {
        return loads
                .query("select entry_id, debit from semantic.ledger_line where debit > 0 order by entry_id::integer");
    }

    private List<String> texts() throws Exception {
        return loads.query("select description, debit - credit from semantic.ledger_line order by 1, 2");
    }

    private static List<String> codes(LoadReport report) {
        return report.files().stream().flatMap(file -> file.rejects().stream()).map(RejectedRow::code).toList();
    }

    @Test
    void rowsThatAreGoneAreClosedChangedOnesReplacedAndTheOthersStay() throws Exception {
        loads.load(keyed("gl.csv", 1, 10, 2, 20, 3, 30));
        List<String> kept = loads
                .query("select fact_id from warehouse.fact_transaction where entry_id = '1' order by 1");
        LoadReport report = loads.load(keyed("gl.csv", 1, 10, 3, 33, 4, 40));
        assertThat(report.exitCode()).isZero();
        assertThat(debits()).containsExactly("1|10.0000", "3|33.0000", "4|40.0000");
        assertThat(loads.query("select fact_id from warehouse.fact_transaction where entry_id = '1' order by 1"))
                .isEqualTo(kept);
        assertThat(loads.query("select sum(debit), sum(line_count) from semantic.company_period"))
                .containsExactly("83.0000|6");
        assertThat(loads.number("select count(*) from ops.fact_key")).isEqualTo(6);
    }

    @Test
    void aRowWithoutAKeyIsCorrected() throws Exception {
        loads.load(keyless("gl.csv", "2026-01-05,1000,5.00,Coffee", "2026-01-05,1000,5.00,Coffee",
                "2026-01-05,5000,-10.00,Coffee"));
        LoadReport report = loads
                .load(keyless("gl.csv", "2026-01-05,5000,-5.00,Coffee", "2026-01-05,1000,5.00,Coffee"));
        assertThat(codes(report)).isEmpty();
        assertThat(texts()).containsExactly("Coffee|-5.0000", "Coffee|5.0000");
    }

    @Test
    void anEarlierVersionBringsBackWhatALaterOneTookAway() throws Exception {
        loads.load(keyed("gl.csv", 1, 10, 2, 20));
        loads.load(keyed("gl.csv", 1, 10));
        LoadReport back = loads.load(keyed("gl.csv", 1, 10, 2, 20));
        assertThat(back.nothingNew()).isFalse();
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000");
    }

    @Test
    void aCopyUnderAnotherNameIsTheSameFile() throws Exception {
        loads.load(keyed("gl.csv", 1, 10, 2, 20));
        LoadReport copy = loads.load(keyed("copy.csv", 1, 10, 2, 20));
        assertThat(copy.nothingNew()).isTrue();
        assertThat(loads.number("select count(*) from ops.source_file")).isEqualTo(1);
        LoadReport other = loads.load(keyed("other.csv", 3, 30));
        assertThat(codes(other)).isEmpty();
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
    }

    @Test
    void aFileOfWhichLittleIsLeftClosesNothing() throws Exception {
        loads.load(many("gl.csv", 1, 60));
        LoadReport report = loads.load(many("gl.csv", 59, 61));
        assertThat(codes(report)).containsExactly("deletion-held");
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(122);
        assertThat(codes(loads.load(many("gl.csv", 1, 59)))).as("the next whole file takes what is gone").isEmpty();
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(118);
    }

    @Test
    void aFileThatCannotBeReadToItsEndClosesNothing() throws Exception {
        loads.load(keyed("gl.csv", 1, 10, 2, 20, 3, 30));
        String cut = String.join("\n", KEYED, entry(1, 10).get(0), entry(1, 10).get(1), "2,1,2026-01-05,1000,\"20.0");
        LoadReport report = loads.load(loads.file("gl.csv", StandardCharsets.UTF_8, cut));
        assertThat(codes(report)).containsExactly("broken-csv");
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
        assertThat(codes(loads.load(keyed("gl.csv", 1, 10)))).isEmpty();
        assertThat(debits()).containsExactly("1|10.0000");
    }

    @Test
    void aRowThatCannotBeReadIsNotTakenForOneThatIsGone() throws Exception {
        loads.load(keyed("gl.csv", 1, 10, 2, 20));
        LoadReport report = loads.load(loads.file("gl.csv", KEYED, entry(1, 10).get(0), entry(1, 10).get(1),
                "2,1,2026-01-05,1000,2O.00,,Sale", "2,2,2026-01-05,4000,,20.00,Sale"));
        assertThat(codes(report)).containsExactlyInAnyOrder("bad-amount", "not-swept");
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000");
    }

    @Test
    void aRowThatTwoFilesBringStaysUntilNoneHasIt() throws Exception {
        loads.load(keyed("a.csv", 1, 10, 2, 20), keyed("b.csv", 2, 20, 3, 30));
        assertThat(debits()).hasSize(3);
        loads.load(keyed("a.csv", 1, 10));
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
        loads.load(keyed("b.csv", 3, 30));
        assertThat(debits()).containsExactly("1|10.0000", "3|30.0000");
    }

    @Test
    void aRowThatALaterFileBringsTooStaysUntilNoneHasIt() throws Exception {
        loads.load(keyed("a.csv", 1, 10, 2, 20));
        loads.load(keyed("b.csv", 2, 20, 3, 30));
        loads.load(keyed("a.csv", 1, 10));
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
        loads.load(keyed("b.csv", 3, 30));
        assertThat(debits()).containsExactly("1|10.0000", "3|30.0000");
    }

    @Test
    void aRowThatMovesFromOneFileToAnotherStays() throws Exception {
        loads.load(keyed("a.csv", 1, 10, 2, 20), keyed("b.csv", 3, 30));
        loads.load(keyed("a.csv", 1, 10), keyed("b.csv", 2, 20, 3, 30));
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
    }

    @Test
    void equalRowsOfTwoFilesAreEachTheirFiles() throws Exception {
        String coffee = "2026-01-05,1000,5.00,Coffee";
        Path other = keyless("b.csv", coffee, "2026-01-05,5000,-5.00,Coffee");
        loads.load(keyless("a.csv", coffee, "2026-01-05,5000,-5.00,Coffee"), other);
        assertThat(texts()).hasSize(4);
        loads.load(keyless("b.csv", coffee, "2026-01-05,5000,-5.00,Coffee", "2026-01-06,1000,1.00,Tea",
                "2026-01-06,5000,-1.00,Tea"));
        assertThat(texts()).hasSize(6);
        loads.load(keyless("a.csv", "2026-01-06,1000,2.00,Milk", "2026-01-06,5000,-2.00,Milk"));
        assertThat(texts()).containsExactly("Coffee|-5.0000", "Coffee|5.0000", "Milk|-2.0000", "Milk|2.0000",
                "Tea|-1.0000", "Tea|1.0000");
    }

    @Test
    void aChangedMappingReadsTheWholeFileAnew() throws Exception {
        Path file = many("gl.csv", 1, 60);
        String mapping = "version: 1\nsource: s\nfiles:\n  - match: \"*.csv\"\n    content: journal\n    columns: {entry: entry,%s date: date, account: account, debit: debit, credit: credit}\n";
        loads.load(new LoadRequest(List.of(file), loads.file("m.yaml", mapping.formatted(""))));
        LoadReport report = loads
                .load(new LoadRequest(List.of(file), loads.file("m.yaml", mapping.formatted(" line: line,"))));
        assertThat(codes(report)).isEmpty();
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(120);
        assertThat(loads.query("select sum(debit) from semantic.ledger_line")).containsExactly("1830.0000");
    }

    @Test
    void filesOfOneDeliveryAreVersionsOfEachOther() throws Exception {
        Path mapping = loads.file("m.yaml", "version: 1", "source: s", "files:", "  - match: \"gl-*.csv\"",
                "    content: journal", "    delivery: general-ledger",
                "    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}");
        loads.load(new LoadRequest(List.of(keyed("gl-0105.csv", 1, 10, 2, 20)), mapping));
        loads.load(new LoadRequest(List.of(keyed("gl-0106.csv", 1, 11, 3, 30)), mapping));
        assertThat(debits()).containsExactly("1|11.0000", "3|30.0000");
    }

    @Test
    void aFileThatLostNearlyEverythingStillVouchesForWhatAnotherFileGaveUp() throws Exception {
        loads.load(many("a.csv", 1, 30), many("b.csv", 20, 60));
        loads.load(many("a.csv", 1, 19));
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(120);
        assertThat(codes(loads.load(many("b.csv", 60, 60)))).containsExactly("deletion-held");
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(120);
        assertThat(codes(loads.load(many("b.csv", 25, 60)))).isEmpty();
        assertThat(debits()).hasSize(55).doesNotContain("20|20.0000", "24|24.0000").contains("25|25.0000");
    }

    @Test
    void aRowThatComesBackToItsFileOutlivesTheOther() throws Exception {
        loads.load(keyed("a.csv", 1, 10, 2, 20), keyed("b.csv", 2, 20, 3, 30));
        loads.load(keyed("a.csv", 1, 10));
        loads.load(keyed("a.csv", 1, 10, 2, 20));
        loads.load(keyed("b.csv", 3, 30));
        assertThat(debits()).containsExactly("1|10.0000", "2|20.0000", "3|30.0000");
    }
}
