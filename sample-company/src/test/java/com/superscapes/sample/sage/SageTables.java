package com.superscapes.sample.sage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The Sage tables told apart from the ledger by plain sums: every sub-ledger ties to its control account at every month end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SageTables {

    private Connection connection;

    /** Writes the database to look at. */
    abstract void write(Path file) throws Exception;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("books.db");
        write(file);
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @AfterAll
    void close() throws Exception {
        connection.close();
    }

    List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    @Test
    void everyEntryBalances() throws Exception {
        assertThat(query("select recnum from lgtnln group by recnum having round(sum(dbtamt - crdamt) * 100) <> 0"))
                .isEmpty();
        assertThat(query("select count(*) from lgtnln where recnum not in (select recnum from lgrtrn)"))
                .containsExactly("0");
    }

    @Test
    void receivablesTieAtEveryMonthEnd() throws Exception {
        ties("acrinv", "acrpmt", 1210, 1220, 1);
    }

    @Test
    void payablesTieAtEveryMonthEnd() throws Exception {
        ties("acpinv", "acppmt", 2110, 2120, -1);
    }

    private void ties(String invoices, String payments, int control, int retained, int sign) throws Exception {
        for (int account : new int[]{control, retained}) {
            String amount = account == control ? "invnet" : "retain";
            List<String> balances = query(
                    "select postyr, actprd, round(balnce * " + sign + ", 2) from lgrbal where lgract = " + account
                            + " and actprd between 1 and 12");
            for (String row : balances) {
                String[] parts = row.split("\\|");
                String end = monthEnd(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                String open = query("select round(coalesce((select sum(" + amount + ") from " + invoices
                        + " where status <> 5 and invdte <= '" + end + "'), 0)"
                        + " + coalesce((select sum(amount) from " + payments + " where lgract = " + account
                        + " and pmtdte <= '" + end + "'), 0), 2)").getFirst();
                assertThat(Math.round(Double.parseDouble(open) * 100)).as(account + " at " + end)
                        .isEqualTo(Math.round(Double.parseDouble(parts[2]) * 100));
            }
            assertThat(account == retained || !balances.isEmpty()).isTrue();
        }
    }

    private static String monthEnd(int year, int period) {
        LocalDate first = LocalDate.of(year - 1, 11, 1).plusMonths(period - 1L);
        return first.withDayOfMonth(first.lengthOfMonth()).toString();
    }

    @Test
    void jobCostIsTheLedgersDirectCostByType() throws Exception {
        assertThat(query("""
                select l.lgract, round(sum(l.dbtamt - l.crdamt), 2) from lgtnln l join lgrtrn h on h.recnum = l.recnum
                where l.lgract between 5110 and 5599 and h.srcnum <> 7 and h.status <> 3 group by l.lgract
                except select lgract, round(sum(cstamt), 2) from jobcst where status <> 2 group by lgract
                """)).isEmpty();
    }

    @Test
    void paidHoursAreWorkedHours() throws Exception {
        assertThat(query(
                "select p.recnum from payrec p left join (select recnum, sum(hrswrk) h from tmcdln group by recnum) t on t.recnum = p.recnum"
                        + " where round(p.ttlhrs * 100) <> round(coalesce(t.h, 0) * 100)"))
                .isEmpty();
        assertThat(query("select count(*) > 100 from payrec")).containsExactly("1");
    }

    @Test
    void whatJobsAreChargedForMachinesThePoolIsCredited() throws Exception {
        assertThat(query("select round(sum(cstamt), 2) from eqpcst where csttyp = 9 and status <> 2"))
                .isEqualTo(query(
                        "select round(sum(l.dbtamt - l.crdamt), 2) from lgtnln l join lgrtrn h on h.recnum = l.recnum where l.lgract = 5890 and h.srcnum <> 7 and h.status <> 3"));
    }

    @Test
    void balancesMoveWithTheLedger() throws Exception {
        assertThat(query("""
                select b.lgract from lgrbal b where b.postyr = 2024 and b.actprd = 12 and abs(b.balnce
                    - coalesce((select o.balnce from lgrbal o where o.lgract = b.lgract and o.postyr = 2024 and o.actprd = 0), 0)
                    - coalesce((select sum(l.dbtamt - l.crdamt) from lgtnln l join lgrtrn h on h.recnum = l.recnum where l.lgract = b.lgract and h.postyr = 2024 and h.status <> 3), 0)) > 0.001
                """)).isEmpty();
    }

    @Test
    void nothingIdentifiesAPerson() throws Exception {
        assertThat(query("select distinct lstnme, fstnme, socsec from employ"))
                .containsExactly("REDACTED|REDACTED|000-00-0000");
    }
}
