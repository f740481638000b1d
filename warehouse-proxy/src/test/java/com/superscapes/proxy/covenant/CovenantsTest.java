package com.superscapes.proxy.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.covenant.Covenant;
import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.api.covenant.CovenantDraft.Kind;
import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.api.covenant.CovenantTerm.Measure;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.ReportCells;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** January 2025 (202503): debt of 90,000; over 12 months revenue of 60,000, expenses of 25,000 with 5,000 below EBITDA. */
class CovenantsTest {

    private static final List<CovenantTerm> DEBT = List.of(
            new CovenantTerm(1, List.of("liability"), List.of("current-debt", "long-term-debt"), null,
                    Measure.CLOSING_BALANCE));
    private static final List<CovenantTerm> EBITDA = List.of(profit(1, "revenue", Measure.LAST_12_MONTHS),
            profit(-1, "expense", Measure.LAST_12_MONTHS), new CovenantTerm(1, List.of("expense"),
                    List.of("depreciation", "interest", "income-tax"), null, Measure.LAST_12_MONTHS));
    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 0);
        entry("LOAN", LocalDate.of(2024, 11, 10), 'N', Map.of(8, "-90000.00", 1, "90000.00"));
        entry("OLD", LocalDate.of(2024, 1, 15), 'N', Map.of(12, "-5000.00", 1, "5000.00"));
        entry("SOLD", LocalDate.of(2024, 2, 15), 'N', Map.of(12, "-60000.00", 1, "60000.00"));
        entry("CLOSED", LocalDate.of(2024, 10, 31), 'C', Map.of(12, "65000.00", 11, "-65000.00"));
        entry("COST", LocalDate.of(2024, 12, 15), 'N',
                Map.of(18, "20000.00", 19, "4000.00", 21, "1000.00", 1, "-25000.00"));
        server = new TestServer(ledger.warehouse()).addUsers();
        server.users().create("second", "second", "controller", null, null);
        holds(covenant("leverage", Kind.MAXIMUM, "3.00", DEBT, EBITDA, 202401, null));
        holds(covenant("leverage", Kind.MAXIMUM, "2.00", DEBT, EBITDA, 202503, null));
        holds(covenant("coverage", Kind.MINIMUM, "2.5", EBITDA, List.of(new CovenantTerm(1, List.of("expense"),
                List.of("income-tax"), List.of(), Measure.LAST_12_MONTHS)), 202401, null));
        holds(covenant("loss", Kind.MAXIMUM, "4", DEBT, List.of(profit(1, "revenue", Measure.YEAR_TO_DATE),
                profit(-1, "expense", Measure.YEAR_TO_DATE)), 202401, null));
        holds(covenant("debt", Kind.MAXIMUM, "80000", List.of(new CovenantTerm(1, null, null, List.of("2500"),
                Measure.CLOSING_BALANCE)), List.of(), 202401, null));
        holds(covenant("nothing", Kind.MINIMUM, "0", EBITDA, List.of(), 202401, null));
        holds(covenant("repaid", Kind.MAXIMUM, "1", DEBT, List.of(), 202401, 202502));
        draft(covenant("drafted", Kind.MAXIMUM, "1", DEBT, List.of(), 202401, null));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void valueLimitAndHeadroomFollowTheVersionThatHolds() throws Exception {
        ReportResult now = report("controller", 202503);
        row(now, "leverage", "90000", "40000", "2.25", "2", "-0.25", "-0.125");
        says(now, "leverage", "times", "Breached", "v2, approved by second");
        ReportResult before = report("auditor", 202502);
        row(before, "leverage", "90000", "45000", "2", "3", "1", "0.333333");
        says(before, "leverage", "times", "Met", "v1, approved by second");
    }

    @Test
    void withoutADenominatorItIsAnAmount() throws Exception {
        ReportResult now = report("executive", 202503);
        row(now, "debt", "90000", null, "90000", "80000", "-10000", "-0.125");
        says(now, "debt", "USD", "Breached", "v1, approved by second");
        row(now, "nothing", "40000", null, "40000", "0", "40000", null);
        says(now, "nothing", "USD", "Met", "v1, approved by second");
    }

    @Test
    void aDenominatorNotAboveZeroMakesNoRatio() throws Exception {
        ReportResult now = report("accountant", 202503);
        row(now, "coverage", "40000", "0", null, "2.5", null, null);
        row(now, "loss", "90000", "-25000", null, "4", null, null);
        for (String code : List.of("coverage", "loss")) {
            says(now, code, "times", "Not meaningful", "v1, approved by second");
            assertThat(find(now, code).notMeaningful()).hasSize(3);
        }
    }

    @Test
    void draftsAndEndedCovenantsDoNotHold() throws Exception {
        assertThat(report("controller", 202503).rows()).extracting(ResultRow::id).containsExactlyInAnyOrder("leverage",
                "coverage", "loss", "debt", "nothing");
        assertThat(report("controller", 202502).rows()).extracting(ResultRow::id).contains("repaid");
        assertThat(report("controller", 202412).rows()).isNotEmpty();
    }

    @Test
    void theTermsLeadToTheirLines() throws Exception {
        ResultRow row = find(report("controller", 202503), "leverage");
        assertThat(row.cellDrills().get("numerator").parameters()).containsEntry("account", "2500")
                .containsEntry("from", "202503").containsEntry("to", "202503");
        assertThat(row.cellDrills().get("denominator").parameters()).containsEntry("from", "202404");
    }

    @Test
    void onlyReadersOfTheWholeLedgerSeeThem() throws Exception {
        for (String user : List.of("branch-manager-scoped", "controller-scoped", "payroll", "administrator")) {
            assertThat(server.postAs(user, "/v1/reports/covenants", new ReportRequest(Map.of(), null, null)).status())
                    .as(user).isEqualTo(403);
            assertThat(server.getAs(user, "/v1/covenants").status()).as(user).isEqualTo(403);
        }
        assertThat(server.getAs("auditor", "/v1/covenants").as(Covenant[].class))
                .anyMatch(each -> each.definition().code().equals("drafted") && each.state().equals("draft"));
    }

    @Test
    void anotherControllerApprovesAndOnlyThenItHolds() throws Exception {
        CovenantDraft draft = covenant("new", Kind.MAXIMUM, "100000", DEBT, List.of(), 202401, 202501);
        Covenant drafted = draft(draft);
        assertThat(drafted.version()).isEqualTo(1);
        String approve = "/v1/covenants/new/1/approve";
        assertThat(report("controller", 202501).rows()).extracting(ResultRow::id).doesNotContain("new");
        assertThat(server.postAs("controller", approve, "").status()).as("one's own").isEqualTo(403);
        assertThat(server.postAs("accountant", approve, "").status()).isEqualTo(403);
        assertThat(server.postAs("controller-scoped", "/v1/covenants", draft).status()).isEqualTo(403);
        Covenant approved = server.postAs("second", approve, "").as(Covenant.class);
        assertThat(approved.approvedBy()).isEqualTo("second");
        assertThat(approved.definition()).isEqualTo(draft);
        assertThat(report("controller", 202501).rows()).extracting(ResultRow::id).contains("new");
        assertThat(server.postAs("second", approve, "").status()).isEqualTo(400);
        assertThat(server.postAs("second", "/v1/covenants/new/2/approve", "").status()).isEqualTo(404);
        assertThat(server.postAs("second", "/v1/covenants/new/one/approve", "").status()).isEqualTo(404);
    }

    @Test
    void aDraftThatCannotBeRightIsRefused() throws Exception {
        refused(List.of(new CovenantTerm(1, List.of("liability"), List.of("moon"), null, Measure.CLOSING_BALANCE)),
                "This term takes no account.");
        refused(List.of(new CovenantTerm(1, null, null, List.of("2500", "9999"), Measure.CLOSING_BALANCE)),
                "There is no account 9999.");
        refused(List.of(new CovenantTerm(1, null, List.of("cash"), null, Measure.CLOSING_BALANCE)),
                "Name the account types of the classes.");
        refused(List.of(new CovenantTerm(2, List.of("asset"), null, null, Measure.CLOSING_BALANCE)),
                "A term has the sign 1 or -1 and a measure.");
        refused(List.of(new CovenantTerm(1, List.of("statistical"), null, null, Measure.CLOSING_BALANCE)),
                "Account types are asset, liability, equity, revenue and expense.");
        refused(List.of(), "The numerator needs at least one term.");
        refused(covenant("Big Debt", Kind.MAXIMUM, "1", DEBT, List.of(), 202401, null),
                "The code has 1 to 40 small letters, digits and hyphens.");
        refused(covenant("debt", Kind.MAXIMUM, "1", DEBT, List.of(), 202414, null),
                "A period is fiscal year * 100 + period, such as 202510.");
        refused(covenant("debt", Kind.MAXIMUM, "1", DEBT, List.of(), 202401, 202312),
                "The last period is before the first.");
    }

    private static void refused(List<CovenantTerm> numerator, String message) throws IOException {
        refused(covenant("debt", Kind.MAXIMUM, "1", numerator, List.of(), 202401, null), message);
    }

    private static void refused(CovenantDraft draft, String message) throws IOException {
        TestServer.Reply reply = server.postAs("controller", "/v1/covenants", draft);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().get("message").asText()).isEqualTo(message);
    }

    private static CovenantTerm profit(int sign, String type, Measure measure) {
        return new CovenantTerm(sign, List.of(type), null, null, measure);
    }

    private static CovenantDraft covenant(String code, Kind kind, String limit, List<CovenantTerm> numerator,
            List<CovenantTerm> denominator, int from, @Nullable Integer to) {
        return new CovenantDraft(code, "Covenant " + code, "Bank", kind, new BigDecimal(limit), numerator, denominator,
                from, to, "Agreement");
    }

    private static Covenant draft(CovenantDraft draft) throws IOException {
        return server.postAs("controller", "/v1/covenants", draft).as(Covenant.class);
    }

    private static void holds(CovenantDraft draft) throws IOException {
        server.postAs("second", "/v1/covenants/" + draft.code() + "/" + draft(draft).version() + "/approve", "")
                .as(Covenant.class);
    }

    private static void entry(String id, LocalDate date, char kind, Map<Integer, String> lines) throws Exception {
        ledger.entry(id, date, kind, 1, lines);
    }

    private static ReportResult report(String user, int period) throws IOException {
        return server.report(user, "covenants", Map.of("period", Integer.toString(period)));
    }

    private static ResultRow find(ReportResult report, String id) {
        return report.rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static String text(ReportResult report, String id, String column) {
        Object cell = ReportCells.cell(report, find(report, id), column);
        return cell == null ? "" : cell.toString();
    }

    private static void says(ReportResult report, String id, String unit, String state, String version) {
        assertThat(Stream.of("unit", "state", "version").map(column -> text(report, id, column))).as(id)
                .containsExactly(unit, state, version);
    }

    private static void row(ReportResult report, String id, String... expected) {
        String[] columns = {"numerator", "denominator", "value", "limit", "headroom", "part"};
        for (int i = 0; i < columns.length; i++) {
            String cell = text(report, id, columns[i]);
            if (expected[i] == null) {
                assertThat(cell).as(id + " " + columns[i]).isEmpty();
            } else {
                assertThat(new BigDecimal(cell)).as(id + " " + columns[i]).isEqualByComparingTo(expected[i]);
            }
        }
    }
}
