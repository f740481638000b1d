package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was open on a past day, from the warehouse and once more from Sage's own invoices and payments, item by item. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgeingTest {

    private SageLoad loaded;
    private Connection sage;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        Path books = folder.resolve("books.db");
        SageDatabase.writeSqlite(new SampleOptions(21, 15_000, LocalDate.of(2025, 2, 28)), books);
        loaded = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder);
        assertThat(loaded.load().exitCode()).isZero();
        sage = DriverManager.getConnection("jdbc:sqlite:" + books);
    }

    @AfterAll
    void close() throws SQLException {
        sage.close();
        loaded.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-31", "2024-01-31", "2024-02-29", "2024-07-15", "2024-12-31", "2025-02-28"})
    void receivablesAreAgedAsOfAnyDay(LocalDate day) throws Exception {
        assertThat(warehouse("ar", day)).isNotEmpty()
                .containsExactlyEntriesOf(sage("acrinv", "acrpmt", day, BigDecimal.ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-31", "2024-01-31", "2024-06-30", "2025-02-28"})
    void payablesAreAgedAsOfAnyDay(LocalDate day) throws Exception {
        assertThat(warehouse("ap", day)).isNotEmpty()
                .containsExactlyEntriesOf(sage("acpinv", "acppmt", day, BigDecimal.ONE.negate()));
    }

    @Test
    void whatIsOpenIsTheControlAccountsAtTheEndOfAMonth() throws Exception {
        assertThat(loaded.query("select sum(open_amount) from semantic.ar_open_items('2024-06-30')"))
                .isEqualTo(loaded.query("""
                        select sum(b.closing) from semantic.account_balance b join semantic.account a using (account_key)
                        where a.code in ('1210', '1220') and b.period_key = 202408 and b.kind = 'anchor'
                        """));
    }

    private Map<String, String> warehouse(String side, LocalDate day) throws Exception {
        Map<String, String> all = new TreeMap<>();
        for (String row : loaded.query("select source_id, bucket, round(open_amount, 2) from semantic." + side
                + "_open_items('" + day + "')")) {
            String[] parts = row.split("\\|");
            all.put(parts[0], parts[1] + " " + parts[2]);
        }
        return all;
    }

    /** Plain: every invoice, its retainage, and every payment up to the day, in cents. */
    private Map<String, String> sage(String invoices, String payments, LocalDate day, BigDecimal sign)
            throws SQLException {
        Map<String, BigDecimal> open = new TreeMap<>();
        Map<String, String> buckets = new TreeMap<>();
        each("select recnum, invdte, duedte, invtyp, invnet, retain from " + invoices + " where status <> 5", row -> {
            if (LocalDate.parse(row.getString(2)).isAfter(day)) {
                return;
            }
            open.put(row.getString(1), row.getBigDecimal(5));
            open.put("R" + row.getString(1), row.getBigDecimal(6));
            long late = ChronoUnit.DAYS.between(LocalDate.parse(row.getString(3)), day);
            buckets.put(row.getString(1), row.getInt(4) == 2 ? "unapplied" : bucket(late));
            buckets.put("R" + row.getString(1), "retainage");
        });
        each("select " + invoices + ", pmtdte, pmttyp, amount from " + payments, row -> {
            if (!LocalDate.parse(row.getString(2)).isAfter(day)) {
                open.computeIfPresent((row.getInt(3) == 4 ? "R" : "") + row.getString(1),
                        (item, amount) -> amount.add(decimal(row)));
            }
        });
        Map<String, String> all = new TreeMap<>();
        open.forEach((item, amount) -> {
            BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN).multiply(sign);
            if (cents.signum() != 0) {
                all.put(item, buckets.get(item) + " " + cents);
            }
        });
        return all;
    }

    private static BigDecimal decimal(ResultSet row) {
        try {
            return row.getBigDecimal(4);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String bucket(long late) {
        if (late <= 0) {
            return "current";
        }
        return late <= 30 ? "1-30" : late <= 60 ? "31-60" : late <= 90 ? "61-90" : "90+";
    }

    private interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reader reader) throws SQLException {
        try (PreparedStatement statement = sage.prepareStatement(sql); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.row(rows);
            }
        }
    }
}
