package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchase orders and subcontracts in the warehouse, and once more from Sage's own tables, order by order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentsTest {

    private Path books;
    private Path folder;
    private SageLoad loaded;

    @BeforeAll
    void load(@TempDir Path temporary) throws Exception {
        folder = temporary;
        books = folder.resolve("books.db");
        SageDatabase.writeSqlite(new SampleOptions(31, 12_000, LocalDate.of(2024, 9, 12)), books);
        loaded = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder).classed();
        LoadReport report = loaded.load();
        assertThat(loaded.query("select file_name, reason from ops.rejected_row limit 3")).isEmpty();
        assertThat(report.exitCode()).isZero();
    }

    @AfterAll
    void close() {
        loaded.close();
    }

    private record Ordered(String number, LocalDate day, BigDecimal amount, boolean closed, LocalDate closedOn,
            BigDecimal cancelled) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-04-17", "2024-09-12"})
    void everyOrderIsAsSageHasIt(String day) throws Exception {
        Map<String, String> ours = new TreeMap<>();
        for (String row : loaded.query("""
                select c.number, round(c.original + c.changes, 2), round(c.billed, 2), round(c.left_to_bill, 2), c.open from semantic.commitments_at('%s') c
                """.formatted(day))) {
            String[] parts = row.split("\\|", 2);
            assertThat(ours.put(parts[0], parts[1])).isNull();
        }
        assertThat(ours).hasSizeGreaterThan(40).containsExactlyEntriesOf(sage(LocalDate.parse(day)));
    }

    /** Plain: orders one by one, with the bills that name them. */
    private Map<String, String> sage(LocalDate day) throws SQLException {
        Map<String, BigDecimal> billed = new HashMap<>();
        Map<String, LocalDate> last = new HashMap<>();
        for (String[] bill : rows(
                """
                select coalesce(i.pchord, i.ctcnum), i.invdte, l.amount from acpinv i join apivln l on l.recnum = i.recnum
                where i.status <> 5 and l.jobnum = coalesce((select p.jobnum from pchord p where p.ordnum = i.pchord), (select c.jobnum from subcon c where c.ctcnum = i.ctcnum))""")) {
            LocalDate on = LocalDate.parse(bill[1]);
            last.merge(bill[0], on, (one, other) -> one.isAfter(other) ? one : other);
            if (!on.isAfter(day)) {
                billed.merge(bill[0], new BigDecimal(bill[2]), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> changes = new HashMap<>();
        for (String[] change : rows(
                """
                select c.ctcnum, l.chgdte, l.bdgprc from sbcgln l join subcon c on c.recnum = l.vndctc where l.chgsts = 1""")) {
            if (!LocalDate.parse(change[1]).isAfter(day)) {
                changes.merge(change[0], new BigDecimal(change[2]), BigDecimal::add);
            }
        }
        Map<String, String> all = new TreeMap<>();
        for (Ordered order : orders()) {
            if (order.day().isAfter(day)) {
                continue;
            }
            BigDecimal revised = order.amount().subtract(order.cancelled())
                    .add(changes.getOrDefault(order.number(), BigDecimal.ZERO));
            BigDecimal bills = billed.getOrDefault(order.number(), BigDecimal.ZERO);
            LocalDate end = order.closedOn() != null
                    ? order.closedOn()
                    : last.getOrDefault(order.number(), order.day());
            boolean open = !order.closed() || day.isBefore(end);
            BigDecimal left = open ? revised.subtract(bills).max(BigDecimal.ZERO) : BigDecimal.ZERO;
            all.put(order.number(), cents(revised) + "|" + cents(bills) + "|" + cents(left) + "|" + (open ? "t" : "f"));
        }
        return all;
    }

    private List<Ordered> orders() throws SQLException {
        List<Ordered> all = new ArrayList<>();
        for (String[] row : rows(
                """
                select p.ordnum, p.orddte, l.extttl, p.status, null, l.cancel * l.linprc from pchord p join pcorln l on l.recnum = p.recnum
                union all
                select c.ctcnum, c.condte, l.amount, c.status, c.findte, 0 from subcon c join sbcnln l on l.recnum = c.recnum""")) {
            boolean subcontract = row[0].startsWith("SC-");
            all.add(new Ordered(row[0], LocalDate.parse(row[1]), new BigDecimal(row[2]),
                    row[3].equals(subcontract ? "5" : "4"), row[4] == null ? null : LocalDate.parse(row[4]),
                    new BigDecimal(row[5])));
        }
        return all;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private List<String[]> rows(String sql) throws SQLException {
        List<String[]> all = new ArrayList<>();
        try (Connection sage = DriverManager.getConnection("jdbc:sqlite:" + books);
                Statement statement = sage.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                String[] texts = new String[row.getMetaData().getColumnCount()];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = row.getString(i + 1);
                }
                all.add(texts);
            }
        }
        return all;
    }

    @Test
    void whatWasBilledIsWhatTheSourceSaysWasReceived() throws Exception {
        assertThat(loaded.query("""
                select c.number, c.billed, c.received from semantic.commitments_at('2024-09-12') c where c.billed <> c.received
                """)).isEmpty();
        assertThat(loaded.query("""
                select count(*) filter (where c.kind = 'subcontract') > 20, count(*) filter (where c.kind = 'purchase-order') > 40,
                    count(*) filter (where c.left_to_bill > 0) > 10, count(*) filter (where c.changes > 0) > 0, bool_and(c.branch_key > 0)
                from semantic.commitments_at('2024-09-12') c
                """)).containsExactly("t|t|t|t|t");
        assertThat(loaded.query("""
                select count(*) > 20, bool_and(i.discount_on = i.invoice_date + 15 and i.discount_amount > 0) from semantic.ap_item i where i.purchase_order is not null
                """)).containsExactly("t|t");
    }

    @Test
    void aSourceWithoutOrdersGoesOnAndSaysSo() throws Exception {
        Path without = folder.resolve("without.db");
        SageDatabase.writeSqlite(new SampleOptions(31, 9_000, LocalDate.of(2024, 1, 12)), without);
        try (Connection sage = DriverManager.getConnection("jdbc:sqlite:" + without);
                Statement statement = sage.createStatement()) {
            for (String table : List.of("pchord", "pcorln", "subcon", "sbcnln", "sbcgln")) {
                statement.execute("drop table " + table);
            }
            for (String column : List.of("pchord", "ctcnum", "dscdte", "dscavl")) {
                statement.execute("alter table acpinv drop column " + column);
            }
        }
        try (SageLoad plain = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + without + "\"", folder)) {
            LoadReport report = plain.load();
            assertThat(report.exitCode()).isZero();
            assertThat(report.notes()).anyMatch(note -> note.startsWith("The source has no table subcon"))
                    .anyMatch(note -> note.contains("acpinv has no column"));
            assertThat(plain.query("select count(*) from semantic.commitment")).containsExactly("0");
            assertThat(plain.query("select count(*) > 100 from semantic.ap_item")).containsExactly("t");
        }
    }
}
