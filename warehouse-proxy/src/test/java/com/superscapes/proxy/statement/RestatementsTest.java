package com.superscapes.proxy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** December 2025 (202602) is soft-closed in batch 1, then a sale of it comes on N01; January is closed as well, and a payment comes. */
class RestatementsTest {

    private static final String DECEMBER = " changed since batch 1, of which Dec 2025 was soft-closed.";
    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(17, 40);
        server = new TestServer(ledger.warehouse()).addUsers();
        close("202602");
        close("202603");
        ledger.laterEntry("LATE", LocalDate.of(2025, 12, 20), 1, 12, 1, "125.00");
        ledger.laterEntry("PAID", LocalDate.of(2026, 1, 9), 8, 1, 1, "40.00");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void aColumnThatChangedAfterTheCloseOfItsLastPeriodIsRestated() throws Exception {
        assertThat(restated("profit-and-loss", 202602, List.of(), null, null))
                .containsExactly("Restated: Actual Dec 2025 has" + DECEMBER);
        assertThat(restated("profit-and-loss", 202603, List.of(), null, null)).as("only its balances changed")
                .isEmpty();
        assertThat(restated("balance-sheet", 202603, List.of(), null, null)).containsExactly(
                "Restated: Actual Jan 31, 2026 has changed since batch 1, of which Jan 2026 was soft-closed.");
    }

    @Test
    void comparativesAreRestatedToo() throws Exception {
        assertThat(restated("profit-and-loss", 202603, List.of(Comparative.PRIOR_PERIOD, Comparative.BUDGET), null,
                null)).containsExactly("Restated: Prior period Dec 2025 has" + DECEMBER);
    }

    @Test
    void whatTheReaderDoesNotLookAtIsNotRestated() throws Exception {
        assertThat(restated("profit-and-loss", 202602, List.of(), "N01", null)).isNotEmpty();
        assertThat(restated("profit-and-loss", 202602, List.of(), "N02", null)).isEmpty();
        assertThat(restated("profit-and-loss", 202602, List.of(), null, 1L)).as("as it was when it was closed")
                .isEmpty();
        assertThat(restated("profit-and-loss", 202601, List.of(), null, null)).as("nobody closed it").isEmpty();
    }

    @Test
    void theCheckSaysSo() throws Exception {
        assertThat(check(202602)).extracting(TieOut::state, TieOut::reason).containsExactly(TieOutState.TIED,
                "Restated: Actual Dec 2025 has" + DECEMBER);
        assertThat(check(202603)).extracting(TieOut::state, TieOut::reason).containsExactly(TieOutState.TIED, null);
        assertThat(check(202601)).extracting(TieOut::state, TieOut::reason).containsExactly(TieOutState.NOT_APPLICABLE,
                "No column ends with a period that was closed in an earlier load.");
    }

    private static TieOut check(int period) throws IOException {
        return statement("profit-and-loss", period, List.of(), null, null).proof().tieOuts().getLast();
    }

    private static List<String> restated(String statement, int period, List<Comparative> comparatives,
            @Nullable String branch, @Nullable Long asOf) throws IOException {
        return statement(statement, period, comparatives, branch, asOf).notes().stream()
                .filter(note -> note.startsWith("Restated")).toList();
    }

    private static Statement statement(String statement, int period, List<Comparative> comparatives,
            @Nullable String branch, @Nullable Long asOf) throws IOException {
        List<Filter> filters = branch == null ? List.of() : List.of(new Filter("branch", List.of(branch)));
        return server.postAs("controller", "/v1/statements",
                new StatementRequest(statement, period, false, comparatives, filters, asOf)).as(Statement.class);
    }

    private static void close(String period) throws IOException {
        String company = server.getAs("controller", "/v1/periods").as(PeriodStatus[].class)[0].company();
        server.postAs("controller", "/v1/periods/" + period + "/state",
                new PeriodChange(company, PeriodState.SOFT_CLOSED, "Reported")).as(PeriodStatus.class);
    }
}
