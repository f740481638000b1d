package com.superscapes.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultChart;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.ReportCells;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On March 10, 2025: two companies, periods that were closed after a load, and loads that came after that. */
class CloseReportsTest {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2025-03-10T12:00:00Z"), ZoneOffset.UTC);
    private static RandomLedger ledger;
    private static TestServer server;
    private static Connection owner;
    private static long inTime;
    private static long late;
    private static long changed;
    private static long last;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 0);
        owner = ledger.warehouse().logins().owner().dataSource().getConnection();
        published(ledger.batch(), "2024-11-05T00:00:00Z");
        inTime = ledger.further(CloseReportsTest::loadInTime);
        published(inTime, "2025-02-06T03:00:00Z");
        say("SUP", 202503, "soft closed", "anna", "2025-02-07T09:00:00Z");
        say("SUP", 202501, "soft closed", "anna", "2025-02-07T09:00:00Z");
        say("SUP", 202403, "soft closed", "anna", "2025-02-07T09:00:00Z");
        say("SUP", 202403, "closed", "ben", "2025-02-08T09:00:00Z");
        say("SUP", 202502, "soft closed", "anna", "2025-02-08T09:00:00Z");
        say("SUP", 202502, "open", "carl", "2025-02-09T09:00:00Z");
        late = ledger.further(CloseReportsTest::loadLate);
        published(late, "2025-02-20T03:00:00Z");
        say("TWO", 202501, "soft closed", "anna", "2025-02-20T09:00:00Z");
        ledger.rewriteLines("J1", 12);
        changed = ledger.batch();
        published(changed, "2025-02-21T03:00:00Z");
        ledger.entry("CL", LocalDate.of(2024, 1, 15), 'C', 1, Map.of(12, "30.00", 11, "-30.00"));
        published(ledger.batch(), "2025-02-22T03:00:00Z");
        last = ledger.further(CloseReportsTest::loadLast);
        published(last, "2025-03-04T03:00:00Z");
        update("update ops.rejected_row set resolved_batch = ? where batch_id = ?", last, late);
        posted("J1", "2025-01-10T10:00:00Z");
        posted("L1", "2025-02-15T10:00:00Z");
        posted("F1", "2025-02-10T10:00:00Z");
        posted("U1", "2025-03-03T10:00:00Z");
        posted("V1", "2025-03-08T10:00:00Z");
        server = new TestServer(ledger.warehouse(), TODAY, config -> config).addUsers();
    }

    private static void loadInTime(long batch) throws SQLException {
        entry("N1", "2024-11-10", 1, 12, 1, "500.00");
        entry("NR", "2024-11-15", 18, 7, 1, "90.00");
        entry("D1", "2024-12-10", 1, 12, 1, "600.00");
        entry("DR", "2024-12-15", 18, 7, 1, "100.00");
        entry("J1", "2025-01-10", 1, 12, 1, "1000.00");
        entry("JR", "2025-01-15", 18, 7, 1, "110.00");
        entry("JX", "2025-01-12", 18, 7, 1, "55.00");
        ledger.run("insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start,"
                + " batch_from) values (2, 'TWO', 'Second', 'USD', 11, ?)", batch);
        ledger.run("select ops.ensure_fiscal_periods(2, '2023-11-01', '2026-12-31')");
        line(batch, "T1", "2024-11-20", 2, 0, 0, 12, "-10.00");
        line(batch, "T0", "2025-01-20", 2, 0, 0, 12, "-8.00");
        touchSecond(batch);
    }

    private static void loadLate(long batch) throws SQLException {
        entry("L1", "2025-01-25", 15, 7, 1, "250.00");
        entry("L2", "2025-01-28", 1, 12, 2, "400.00");
        entry("L3", "2024-11-20", 18, 7, 1, "20.00");
        ledger.run("update warehouse.fact_transaction set batch_to = ? where entry_id = 'JX'", batch);
        line(batch, "T2", "2024-11-21", 2, 0, 0, 12, "-5.00");
        touchSecond(batch);
    }

    private static void loadLast(long batch) throws SQLException {
        entry("F1", "2025-02-10", 1, 12, 1, "700.00");
        line(batch, "U1", "2025-02-12", 1, 0, 1, 16, "80.00");
        line(batch, "U1", "2025-02-12", 1, 0, 1, 1, "-80.00");
        line(batch, "V1", "2025-02-13", 1, 1, 0, 12, "-45.00");
        line(batch, "V1", "2025-02-13", 1, 1, 1, 1, "45.00");
        line(batch, "T3", "2024-11-22", 2, 0, 0, 12, "-70.00");
        touchSecond(batch);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        owner.close();
        ledger.close();
    }

    private static void entry(String entry, String date, int debited, int credited, int branch, String amount)
            throws SQLException {
        ledger.entry(entry, LocalDate.parse(date), debited, credited, branch, new BigDecimal(amount));
    }

    /** A line, debit positive. */
    private static void line(long batch, String entry, String date, int company, int branch, int division, int account,
            String amount) throws SQLException {
        LocalDate day = LocalDate.parse(date);
        BigDecimal value = new BigDecimal(amount);
        ledger.run("insert into warehouse.fact_transaction (posting_date, period_key, company_key, branch_key,"
                + " division_key, account_key, currency, debit, credit, source_key, source_id, entry_id, line_no,"
                + " file_id, file_line, batch_from) values (?, ?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?, ?, 1, 1, ?)", day,
                RandomLedger.period(day), company, branch, division, account, value.max(BigDecimal.ZERO),
                value.negate().max(BigDecimal.ZERO), ledger.source(), entry + "/" + account, entry, account, batch);
    }

    private static void touchSecond(long batch) throws SQLException {
        ledger.run("insert into ops.touched_period select ?, 2, p.period_key from warehouse.fiscal_period p"
                + " where p.company_key = 2", batch);
    }

    private static void published(long batch, String at) throws SQLException {
        update("update ops.batch set published_at = ? where batch_id = ?", OffsetDateTime.parse(at), batch);
    }

    private static void posted(String entry, String at) throws SQLException {
        update("update warehouse.fact_transaction set posted_at = ? where entry_id = ?", OffsetDateTime.parse(at),
                entry);
    }

    private static void update(String sql, Object first, Object second) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement(sql)) {
            update.setObject(1, first);
            update.setObject(2, second);
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private static void say(String company, int period, String state, String by, String at) throws SQLException {
        try (PreparedStatement say = owner
                .prepareStatement("select security.change_period(?, ?, ?, 'Reported', '2025-03-10', ?, ?)")) {
            say.setString(1, company);
            say.setInt(2, period);
            say.setString(3, state);
            say.setString(4, by);
            say.setObject(5, OffsetDateTime.parse(at));
            try (ResultSet said = say.executeQuery()) {
                said.next();
                assertThat(said.getString(1)).isEqualTo("changed");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"202403, Closed, ben, 2025-02-08, 2, 30", "202413, Year closed, '', '', 0, 0",
            "202501, Soft-closed, anna, 2025-02-07, 2, 20", "202502, Open, carl, 2025-02-09, 0, 0",
            "202503, Soft-closed, anna, 2025-02-07, 5, 650", "202504, Ended, '', '', 0, 0",
            "202513, Open, '', '', 0, 0"})
    void aPeriodIsWhatControllersSaidAndLateIsWhatCameSince(String period, String state, String by, String on,
            String lines, String debit) throws Exception {
        ReportResult close = server.report("controller", "period-close", Map.of("years", "all"));
        ResultRow row = find(close, period);
        assertThat(text(close, row, "state")).isEqualTo(state);
        assertThat(text(close, row, "said-by")).isEqualTo(by);
        assertThat(text(close, row, "said-on")).isEqualTo(on);
        assertThat(number(close, row, "late")).isEqualByComparingTo(lines);
        assertThat(number(close, row, "late-debit")).isEqualByComparingTo(debit);
        assertThat(row.cellDrills().values().stream().map(DrillTo::target))
                .isEqualTo(state.endsWith("losed") && !by.isEmpty() ? List.of("late-postings") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"202501, Soft-closed, anna", "202502, Open, carl", "202503, Ended, ''"})
    void ofSeveralCompaniesTheLeastClosedCounts(String period, String state, String by) throws Exception {
        ReportResult close = server.report("controller", "period-close", Map.of("years", "all", "company", "*"));
        assertThat(text(close, find(close, period), "state")).isEqualTo(state);
        assertThat(text(close, find(close, period), "said-by")).isEqualTo(by);
    }

    @Test
    void everyEntryThatCameAfterTheCloseIsListed() throws Exception {
        ReportResult report = server.report("controller", "late-postings", Map.of());
        assertThat(rows(report, "period", "state", "entry", "date", "posted-on", "batch", "lines", "debit", "effect"))
                .containsExactly(
                        "Jan 2025|Soft-closed|L1|2025-01-25|2025-02-15|" + late + "|2|250.00|-250.00",
                        "Jan 2025|Soft-closed|L2|2025-01-28||" + late + "|2|400.00|400.00",
                        "Jan 2025|Soft-closed|J1|2025-01-10|2025-01-10|" + changed + "|1|0.00|1000.00",
                        "Nov 2024|Soft-closed|L3|2024-11-20||" + late + "|2|20.00|-20.00",
                        "Jan 2024|Closed|CL|2024-01-15||" + (changed + 1) + "|2|30.00|0.00");
        assertThat(report.rows()).allMatch(row -> row.drill() != null && row.drill().kind() == DrillTo.Kind.ENTRY);
        assertThat(totals(report)).containsExactly("Total|9|700.00|1130.00");
        ReportResult first = server.postAs("controller", "/v1/reports/late-postings",
                new ReportRequest(Map.of(), 1, null)).as(ReportResult.class);
        assertThat(first.rows()).hasSize(1);
        assertThat(first.trueCount()).isEqualTo(5);
        assertThat(totals(first)).isEqualTo(totals(report));
    }

    @Test
    void whatWasRemovedOrChangedMakesTheDifferenceAddUp() throws Exception {
        // JX took 55 and is gone; J1's 1000 stand in another line than when the period was closed.
        assertThat(totals(late("controller", "202503", null))).containsExactly("Total|5|650.00|1150.00",
                "Net income when closed (batch " + inTime + ")|||835.00", "Net income now|||1040.00",
                "Difference|||205.00", "Removed or changed lines|||-945.00");
        assertThat(totals(late("controller", "202403", null))).containsExactly("Total|2|30.00|0.00",
                "Net income when closed (batch " + inTime + ")|||0.00", "Net income now|||0.00",
                "Difference|||0.00");
        assertThat(late("controller", "202504", null).notes()).contains("Feb 2025 is not closed: nothing is late.");
        assertThat(late("branch-manager-scoped", "202503", null).totals()).extracting(ResultRow::id)
                .containsExactly("total", "then", "now", "difference", "removed");
        assertThat(totals(late("branch-manager-scoped", "202503", null))).contains("Total|3|250.00|750.00",
                "Net income now|||640.00", "Difference|||-195.00");
    }

    @Test
    void anEarlierLoadKnowsOnlyWhatHadComeByThen() throws Exception {
        assertThat(totals(late("controller", "202503", late))).contains("Total|4|650.00|150.00",
                "Net income now|||1040.00", "Difference|||205.00", "Removed or changed lines|||55.00");
        ReportResult before = late("controller", "202503", ledger.batch() - 5);
        assertThat(before.rows()).isEmpty();
        assertThat(totals(before)).contains("Net income now|||0.00", "Difference|||0.00");
    }

    @Test
    void theProofSaysHowFarThePeriodChosenIs() throws Exception {
        assertThat(late("controller", "202503", null).proof().period())
                .isEqualTo(new ProofPeriod("Jan 2025", PeriodState.SOFT_CLOSED));
        assertThat(cockpit("controller", "202502").proof().period())
                .isEqualTo(new ProofPeriod("Dec 2024", PeriodState.OPEN));
    }

    @Test
    void eachCompanyComparesWithTheLoadItWasClosedWith() throws Exception {
        ReportResult report = server.report("controller", "late-postings",
                Map.of("closed-period", "202501", "company", "*"));
        assertThat(rows(report, "entry", "effect")).containsExactly("L3|-20.00", "T3|70.00");
        assertThat(totals(report)).containsExactly("Total|3|20.00|50.00",
                "Net income when closed (batch " + inTime + ", " + late + ")|||425.00", "Net income now|||475.00",
                "Difference|||50.00");
    }

    @Test
    void theCockpitSaysWhatIsReady() throws Exception {
        ReportResult report = cockpit("controller", "202504");
        assertThat(items(report)).containsExactly("ended|Ready|||It ends Feb 28, 2025.",
                "load|Ready|||The first was batch " + last + ".", "sources|Ready|0||1 source.",
                "rejects|Open|5||Of any period; the Data screen lists them.", "check-T1|Ready|0||",
                "check-A1|Open|1|4711.42|Off by 4711.42", "late|Not applicable|||No controller has closed it.",
                "branch|Open|1|80.00|Amount: debits and credits added.",
                "division|Open|1|45.00|Amount: debits and credits added.",
                "missing|Open|2|296.67|Nothing on 2000, 6000. Amount: their average month.",
                "unposted|Not applicable|||No source brings them.", "time|Not applicable|||No source brings them.",
                "state|Open|||Ended.");
        ResultRow total = report.totals().getFirst();
        assertThat(number(report, total, "count")).isEqualByComparingTo("6");
        assertThat(text(report, total, "amount")).isEmpty();
        assertThat(rows(report, "area", "owner")).contains("Loads|IT", "Tie-outs|Controller", "Sources|Payroll");
    }

    @Test
    void theCockpitOfAClosedPeriodCountsLatePostings() throws Exception {
        ReportResult report = cockpit("controller", "202503");
        assertThat(items(report)).contains("load|Ready|||The first was batch " + inTime + ".",
                "late|Open|3|1150.00|Amount: effect on profit.",
                "missing|Not applicable|||No account is expected: none was posted to in each of the three months before.",
                "state|Open|||Soft-closed by anna on Feb 7, 2025: Reported");
        assertThat(find(report, "late").drill().parameters()).containsEntry("closed-period", "202503")
                .containsEntry("company", "SUP");
        assertThat(items(cockpit("controller", "202403")))
                .contains("state|Ready|||Closed by ben on Feb 8, 2025: Reported");
        assertThat(items(cockpit("controller", "202505"))).contains("ended|Open|||It ends Mar 31, 2025.",
                "load|Open|||None so far.", "sources|Open|1||Missing: test (last read Mar 4, 2025).",
                "state|Open|||Open.");
    }

    @Test
    void aBranchManagersCockpitIsOfTheScope() throws Exception {
        assertThat(items(cockpit("branch-manager-scoped", "202503"))).contains(
                "late|Open|2|750.00|Amount: effect on profit.",
                "rejects|Not applicable|||Shown to entity-wide roles.",
                "check-A1|Open|1||The difference is shown to entity-wide roles.");
        assertThat(items(cockpit("branch-manager-scoped", "202504"))).contains(
                "branch|Not applicable|||Some are chosen or in scope, not all.",
                "division|Open|1|45.00|Amount: debits and credits added.");
    }

    @Test
    void theCloseCurveAddsUpByDayUntilToday() throws Exception {
        ResultChart chart = cockpit("controller", "202504").chart();
        assertThat(chart.categories()).hasSize(21).startsWith("0", "1").endsWith("20");
        assertThat(chart.series()).extracting(ResultChart.Series::name).containsExactly("Feb 2025", "Jan 2025");
        List<BigDecimal> now = chart.series().getFirst().values();
        curve(now.subList(0, 3), "700.00");
        curve(now.subList(3, 8), "780.00");
        curve(now.subList(8, 11), "825.00");
        assertThat(now.subList(11, 21)).containsOnlyNulls();
        List<BigDecimal> before = chart.series().getLast().values();
        curve(before.subList(0, 15), "1000.00");
        curve(before.subList(15, 21), "1250.00");
        assertThat(cockpit("controller", "202502").chart()).isNull();
    }

    private static void curve(List<BigDecimal> days, String amount) {
        assertThat(days).allSatisfy(day -> assertThat(day).isEqualByComparingTo(amount));
    }

    private static ReportResult late(String user, String period, Long batch) throws Exception {
        return server.postAs(user, "/v1/reports/late-postings",
                new ReportRequest(Map.of("closed-period", period), null, batch)).as(ReportResult.class);
    }

    private static ReportResult cockpit(String user, String period) throws Exception {
        return server.report(user, "close-cockpit", Map.of("period", period));
    }

    private static List<String> items(ReportResult report) {
        return report.rows().stream().map(row -> row.id() + "|" + joined(report, row, "state", "count", "amount",
                "note")).toList();
    }

    private static List<String> rows(ReportResult report, String... columns) {
        return report.rows().stream().map(row -> joined(report, row, columns)).toList();
    }

    private static List<String> totals(ReportResult report) {
        return report.totals().stream().map(row -> joined(report, row, "period", "lines", "debit", "effect")).toList();
    }

    private static String joined(ReportResult report, ResultRow row, String... columns) {
        return String.join("|", List.of(columns).stream().map(column -> text(report, row, column)).toList());
    }

    private static ResultRow find(ReportResult report, String id) {
        return report.rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static String text(ReportResult report, ResultRow row, String column) {
        Object cell = ReportCells.cell(report, row, column);
        return cell == null ? "" : cell.toString();
    }

    private static BigDecimal number(ReportResult report, ResultRow row, String column) {
        return new BigDecimal(text(report, row, column));
    }
}
