package com.superscapes.proxy.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines behind a cell add up to it, to the cent, for every row and column that opens. */
class DrillTest {

    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(11, 300);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({"controller,profit-and-loss,202506,true", "controller,profit-and-loss,202513,false",
            "branch-manager-scoped,profit-and-loss,202510,true", "auditor,balance-sheet,202508,true",
            "auditor,balance-sheet,202501,false", "accountant,trial-balance,202503,false",
            "accountant,trial-balance,202513,true"})
    void everyCellOpensToLinesThatAddUpToIt(String user, String name, int period, boolean yearToDate) throws Exception {
        List<Comparative> comparatives = name.equals("trial-balance")
                ? List.of()
                : Arrays.stream(Comparative.values()).filter(each -> each != Comparative.OUTLOOK).toList();
        Statement statement = server.postAs(user, "/v1/statements",
                new StatementRequest(name, period, yearToDate, comparatives, List.of(), null)).as(Statement.class);
        int cells = 0;
        for (StatementRow row : statement.rows()) {
            for (int i = 0; i < row.values().size(); i++) {
                StatementColumn column = statement.columns().get(i);
                BigDecimal cell = row.values().get(i);
                boolean money = column.kind() == StatementColumn.Kind.MONEY && row.style() != StatementRow.Style.RATIO;
                if (row.drill() && money && cell != null) {
                    opens(user, request(name, row.id(), column.id(), period, yearToDate, null, 500), cell);
                    cells++;
                }
            }
        }
        assertThat(cells).isGreaterThan(20);
    }

    private static void opens(String user, DrillRequest request, BigDecimal cell) throws Exception {
        String what = request.row() + " " + request.column();
        AccountTotals accounts = server.postAs(user, "/v1/drill/accounts", request).as(AccountTotals.class);
        assertThat(accounts.total().abs()).as(what).isEqualByComparingTo(cell.abs());
        assertThat(accounts.rows().stream().map(AccountTotals.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(what).isEqualByComparingTo(accounts.total());
        LinePage page = server.postAs(user, "/v1/drill/lines", request).as(LinePage.class);
        assertThat(page.total()).as(what).isEqualByComparingTo(accounts.total());
        if (page.nextCursor() == null) {
            assertThat(sum(page.rows())).as(what).isEqualByComparingTo(accounts.total());
            assertThat(page.totalCount()).as(what).isEqualTo(page.rows().size());
        }
    }

    @Test
    void anAccountFilterNarrowsACellToThatAccount() throws Exception {
        DrillRequest cell = request("profit-and-loss", "net-income", "actual", 202510, true, null, 500);
        AccountTotals all = server.postAs("controller", "/v1/drill/accounts", cell).as(AccountTotals.class);
        AccountTotals.Row one = all.rows().getFirst();
        DrillRequest narrowed = new DrillRequest(cell.statement(), cell.row(), cell.column(), cell.periodKey(),
                cell.yearToDate(), null, List.of(new Filter("account", List.of(one.account()))), null, 500);
        LinePage page = server.postAs("controller", "/v1/drill/lines", narrowed).as(LinePage.class);
        assertThat(page.total()).isEqualByComparingTo(one.amount());
        assertThat(page.rows()).isNotEmpty().allMatch(line -> one.account().equals(line.get(4)));
    }

    @Test
    void pagesJoinWithoutGapOrRepeatAndAddUpToTheTotal() throws Exception {
        DrillRequest first = request("balance-sheet", "total-assets", "actual", 202510, true, null, 37);
        List<List<Object>> rows = new ArrayList<>();
        LinePage page = server.postAs("controller", "/v1/drill/lines", first).as(LinePage.class);
        rows.addAll(page.rows());
        while (page.nextCursor() != null) {
            page = server.postAs("controller", "/v1/drill/lines",
                    request("balance-sheet", "total-assets", "actual", 202510, true, page.nextCursor(), 37))
                    .as(LinePage.class);
            rows.addAll(page.rows());
        }
        assertThat(rows).hasSize((int) page.totalCount());
        assertThat(new HashSet<>(rows)).hasSize(rows.size());
        assertThat(sum(rows)).isEqualByComparingTo(page.total());
        assertThat(rows.stream().map(row -> (String) row.get(1)).toList()).isSorted();
    }

    @Test
    void aPublishWhileScrollingDoesNotMixBatches() throws Exception {
        try (RandomLedger own = new RandomLedger(12, 60);
                TestServer proxy = new TestServer(own.warehouse()).addUsers()) {
            DrillRequest first = request("balance-sheet", "total-assets", "actual", 202512, true, null, 20);
            LinePage before = proxy.postAs("controller", "/v1/drill/lines", first).as(LinePage.class);
            long batch = own.laterEntry("LATE", LocalDate.of(2025, 8, 5), 1, 10, 1, "1000.00");
            LinePage page = before;
            BigDecimal sum = sum(page.rows());
            while (page.nextCursor() != null) {
                page = proxy.postAs("controller", "/v1/drill/lines",
                        request("balance-sheet", "total-assets", "actual", 202512, true, page.nextCursor(), 20))
                        .as(LinePage.class);
                assertThat(page.batch().batch()).isEqualTo(before.batch().batch());
                sum = sum.add(sum(page.rows()));
            }
            assertThat(sum).isEqualByComparingTo(before.total());
            LinePage after = proxy.postAs("controller", "/v1/drill/lines", first).as(LinePage.class);
            assertThat(after.batch().batch()).isEqualTo(batch);
            assertThat(after.total()).isEqualByComparingTo(before.total().add(new BigDecimal("1000.00")));
        }
    }

    @Test
    void aCursorServesItsOwnQuestionAndCallerOnly() throws Exception {
        DrillRequest first = request("profit-and-loss", "revenue", "actual", 202510, true, null, 2);
        String cursor = server.postAs("controller", "/v1/drill/lines", first).as(LinePage.class).nextCursor();
        assertThat(cursor).isNotNull();
        Set<Integer> refused = new HashSet<>();
        refused.add(server.postAs("auditor", "/v1/drill/lines",
                request("profit-and-loss", "revenue", "actual", 202510, true, cursor, 2)).status());
        refused.add(server.postAs("controller", "/v1/drill/lines",
                request("profit-and-loss", "overhead", "actual", 202510, true, cursor, 2)).status());
        refused.add(server.postAs("controller", "/v1/drill/lines",
                request("profit-and-loss", "revenue", "actual", 202510, true, "AAAA" + cursor.substring(4), 2))
                .status());
        assertThat(refused).containsExactly(400);
    }

    @Test
    void anEntryIsWholeForEntityWideCallersAndSaysHowManyLinesOthersDoNotSee() throws Exception {
        DrillRequest all = new DrillRequest(null, null, null, null, null, new PeriodRange(202401, 202613), List.of(),
                null, 500);
        int hiddenSomewhere = 0;
        for (List<Object> row : server.postAs("branch-manager-scoped", "/v1/drill/lines", all).as(LinePage.class)
                .rows().stream().filter(row -> row.get(0) != null).limit(60).toList()) {
            String path = "/v1/entries/" + row.get(0);
            JournalEntry whole = server.getAs("controller", path).as(JournalEntry.class);
            JournalEntry scoped = server.getAs("branch-manager-scoped", path).as(JournalEntry.class);
            assertThat(whole.hiddenLines()).isZero();
            assertThat(whole.debit()).isEqualByComparingTo(whole.credit());
            assertThat(scoped.lines().size() + scoped.hiddenLines()).isEqualTo(whole.lines().size());
            assertThat(scoped.lines()).allMatch(line -> TestServer.SCOPE.contains(line.get(6)));
            hiddenSomewhere += (int) scoped.hiddenLines();
        }
        assertThat(hiddenSomewhere).isPositive();
    }

    @Test
    void aLineOutsideTheScopeAnswersAsOneThatDoesNotExist() throws Exception {
        DrillRequest foreign = new DrillRequest(null, null, null, null, null, new PeriodRange(202401, 202613),
                List.of(new Filter("branch", List.of("N02"))), null, 5);
        String id = server.postAs("controller", "/v1/drill/lines", foreign).as(LinePage.class).rows().stream()
                .map(row -> (String) row.get(0)).filter(line -> line != null).findFirst().orElseThrow();
        TestServer.Reply hidden = server.getAs("branch-manager-scoped", "/v1/entries/" + id);
        TestServer.Reply unknown = server.getAs("branch-manager-scoped", "/v1/entries/20250101-1-999999999");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.json().get("message")).isEqualTo(unknown.json().get("message"));
        assertThat(server.postAs("branch-manager-scoped", "/v1/drill/lines", foreign).status()).isEqualTo(404);
    }

    private static DrillRequest request(String statement, String row, String column, int period, boolean yearToDate,
            String cursor, int limit) {
        return new DrillRequest(statement, row, column, period, yearToDate, null, List.of(), cursor, limit);
    }

    private static BigDecimal sum(List<List<Object>> rows) {
        return rows.stream().map(row -> new BigDecimal((String) row.get(13))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
