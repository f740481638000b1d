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
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WIP schedule of the warehouse, and once more from Sage's own tables, job by job; and what T9 says of books that are broken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WipTest {

    private SageLoad loaded;
    private Connection sage;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        Path books = folder.resolve("books.db");
        SageDatabase.writeSqlite(new SampleOptions(22, 15_000, LocalDate.of(2025, 3, 18)), books);
        loaded = new SageLoad("kind: jdbc, url: \"jdbc:sqlite:" + books + "\"", folder).classed();
        assertThat(loaded.load().exitCode()).isZero();
        sage = DriverManager.getConnection("jdbc:sqlite:" + books);
    }

    @AfterAll
    void close() throws SQLException {
        sage.close();
        loaded.close();
    }

    @Test
    void theScheduleTiesToTheBooksInEveryPeriodThatIsOver() throws Exception {
        assertThat(loaded.query("select state from ops.quality_result where check_code = 'T9'"))
                .containsExactly("tied");
        assertThat(
                loaded.query("select max(period_key) from ops.finished_periods((select max(batch_id) from ops.batch))"))
                .containsExactly("202504");
    }

    @Test
    void someContractsLoseMoneyAndSomeHaveMaterialsLyingOnTheirSites() throws Exception {
        assertThat(loaded.query("""
                select count(*) filter (where w.loss_provision > 0) > 0, count(*) filter (where w.uninstalled > 0) > 0
                from generate_series(202404, 202412) p, lateral semantic.wip_schedule(p) w
                """)).containsExactly("t|t");
        assertThat(loaded.query("""
                select distinct t.debit + t.credit > 0 from semantic.ledger_line t join semantic.account a using (account_key) where a.code = '2240'
                """)).containsExactly("t");
    }

    @ParameterizedTest
    @CsvSource({"202401, 2023-11-30", "202408, 2024-06-30", "202412, 2024-10-31", "202503, 2025-01-31",
            "202505, 2025-03-31"})
    void everyJobIsAsSageHasIt(int period, LocalDate end) throws Exception {
        Map<String, String> ours = new TreeMap<>();
        for (String row : loaded.query("""
                select w.code, w.method, round(w.contract, 2), round(w.cost_to_date, 2), round(w.estimate_at_completion, 2), round(w.billed, 2), round(w.earned, 2),
                    round(w.over_under, 2), round(w.uninstalled, 2), round(w.loss_provision, 2)
                from semantic.wip_schedule(%d) w where w.method <> 'as billed'
                """.formatted(period))) {
            String[] parts = row.split("\\|", 2);
            ours.put(parts[0], parts[1]);
        }
        assertThat(ours).hasSizeGreaterThan(30).containsExactlyEntriesOf(sage(end));
    }

    /** Plain: sums of cents by job up to the day. */
    private Map<String, String> sage(LocalDate day) throws SQLException {
        Map<Integer, BigDecimal> cost = sums("select jobnum, trndte, cstamt from jobcst where status = 1", day);
        Map<Integer, BigDecimal> budget = sums("select jobnum, bdgdte, ttlbdg from bdglin", day);
        Map<Integer, BigDecimal> change = sums("select jobnum, chgdte, appamt from prmchg where status = 1", day);
        Map<Integer, BigDecimal> changeCost = sums("select jobnum, chgdte, cstamt from prmchg where status = 1", day);
        Map<Integer, BigDecimal> stored = latest(
                "select f.jobnum, f.period, l.strmat from aialin l join aiafrm f on f.recnum = l.recnum order by f.period",
                day);
        Map<Integer, BigDecimal> billed = sums("""
                select l.jobnum, i.invdte, l.amount from arivln l join acrinv i on i.recnum = l.recnum where i.status <> 5
                """, day);
        Map<String, String> all = new TreeMap<>();
        try (Statement statement = sage.createStatement();
                ResultSet row = statement.executeQuery(
                        "select recnum, shtnme, cntrct, cmpdte from actrec where cntrct > 0")) {
            while (row.next()) {
                int job = row.getInt(1);
                if (!budget.containsKey(job)) {
                    continue; // not awarded yet
                }
                BigDecimal contract = of(change, job).add(row.getBigDecimal(3)).setScale(2, RoundingMode.HALF_UP);
                BigDecimal whole = of(budget, job).add(of(changeCost, job));
                boolean done = row.getString(4) != null && !LocalDate.parse(row.getString(4)).isAfter(day);
                BigDecimal lying = of(stored, job);
                BigDecimal part = of(cost, job).subtract(lying);
                BigDecimal earned = done
                        ? contract
                        : contract.subtract(lying).multiply(part).divide(whole.subtract(lying), 2, RoundingMode.HALF_UP)
                                .add(lying);
                BigDecimal loss = whole.subtract(contract);
                BigDecimal toCome = done || loss.signum() <= 0
                        ? BigDecimal.ZERO.setScale(2)
                        : loss.subtract(loss.multiply(part).divide(whole.subtract(lying), 2, RoundingMode.HALF_UP));
                all.put(row.getString(2), String.join("|", done ? "completed" : "cost to cost", contract.toString(),
                        of(cost, job).toString(), whole.toString(), of(billed, job).toString(), earned.toString(),
                        of(billed, job).subtract(earned).toString(), lying.toString(), toCome.toString()));
            }
        }
        return all;
    }

    private static BigDecimal of(Map<Integer, BigDecimal> sums, int job) {
        return sums.getOrDefault(job, BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
    }

    /** What was said last until the day. @param sql ordered by day */
    private Map<Integer, BigDecimal> latest(String sql, LocalDate day) throws SQLException {
        Map<Integer, BigDecimal> all = new HashMap<>();
        try (PreparedStatement statement = sage.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (!LocalDate.parse(row.getString(2)).isAfter(day)) {
                    all.put(row.getInt(1), row.getBigDecimal(3));
                }
            }
        }
        return all;
    }

    private Map<Integer, BigDecimal> sums(String sql, LocalDate day) throws SQLException {
        Map<Integer, BigDecimal> all = new HashMap<>();
        try (PreparedStatement statement = sage.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (!LocalDate.parse(row.getString(2)).isAfter(day)) {
                    all.merge(row.getInt(1), row.getBigDecimal(3), BigDecimal::add);
                }
            }
        }
        return all;
    }

    @Test
    void anEstimateThatTheBooksDoNotKnowIsFoundWithItsJob() throws Exception {
        String job = loaded.query("""
                select w.code from semantic.wip_schedule(202408) w where w.method = 'cost to cost' and w.percent_complete between 0.3 and 0.7 order by 1 limit 1
                """).getFirst();
        String broken = checked("update warehouse.fact_job_estimate set amount = amount + 1000 where job_key ="
                + " (select j.job_key from semantic.job j where j.code = '" + job + "')");
        assertThat(broken).startsWith("broken|").contains("revenue", "\"job\": \"" + job + "\"", "\"measure\": \"");
    }

    @Test
    void anEntryOnTheContractAssetsThatNoJobExplainsIsFound() throws Exception {
        String broken = checked("""
                update warehouse.rollup_company_period r set amount = amount + 77.25 where r.period_key = 202409 and r.scenario_key = 1
                    and r.account_key = (select a.account_key from semantic.account a where a.code = '1310')
                """);
        assertThat(broken).startsWith("broken|")
                .contains("under-billings; the difference arises in 1 period.|-77.25", "\"period\": 202409",
                        "\"difference\": \"-77.25\"")
                .doesNotContain("\"job\"");
    }

    /** What T9 says after a change that is taken back. */
    private String checked(String change) throws Exception {
        try (Connection connection = loaded.owner(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(change)).isPositive();
            try (ResultSet row = statement.executeQuery(
                    "select concat_ws('|', c.state, c.reason, trim_scale(c.difference), c.items) from ops.check_wip((select max(batch_id) from ops.batch)) c")) {
                row.next();
                return row.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
