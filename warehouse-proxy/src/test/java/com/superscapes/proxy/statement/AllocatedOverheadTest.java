package com.superscapes.proxy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementOptions.Allocation;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** January 2025: 12,000 of overhead names no branch; what each branch bears is worked out by hand. */
class AllocatedOverheadTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 15);
    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 0);
        ledger.entry("R1", JANUARY, 'N', 1, Map.of(12, "-80000.10", 1, "80000.10"));
        ledger.entry("R2", JANUARY, 'N', 4, Map.of(12, "-20000.00", 1, "20000.00"));
        ledger.entry("R3", JANUARY, 'N', 3, Map.of(14, "500.00", 1, "-500.00"));
        ledger.entry("M1", JANUARY, 'N', 1, Map.of(16, "30000.00", 1, "-30000.00"));
        ledger.entry("M2", JANUARY, 'N', 2, Map.of(16, "10000.00", 1, "-10000.00"));
        ledger.entry("O1", JANUARY, 'N', 1, Map.of(18, "15000.00", 1, "-15000.00"));
        ledger.entry("O2", JANUARY, 'N', 0, Map.of(18, "9500.00", 19, "2500.00", 1, "-12000.00"));
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void whatNamesNoBranchIsBorneByRevenueToTheCent() throws Exception {
        Statement own = ask("controller", null, null);
        Statement statement = ask("controller", Allocation.REVENUE, null);
        row(statement, "overhead-allocated", "9600.00", "0", "0", "2400.00", "-12000.00", "0");
        row(statement, "overhead", "24600.00", "0", "0", "2400.00", "0", "27000.00");
        row(statement, "operating-income", "25400.10", "-10000.00", "-500.00", "17600.00", "0", "32500.10");
        for (StatementRow row : own.rows()) {
            if (!row.values().isEmpty()) {
                assertThat(find(statement, row.id()).values().getLast()).as(row.id()).isEqualTo(row.values().getLast());
            }
        }
        assertThat(own.rows()).extracting(StatementRow::id).doesNotContain("overhead-allocated");
        assertThat(find(statement, "overhead").sumOf()).contains("+overhead-allocated");
        assertThat(statement.notes().getFirst()).startsWith("T13: the columns add up");
        assertThat(statement.notes().get(1))
                .startsWith("Overhead of 12,000.00 USD that names no branch is allocated by revenue");
        assertThat(statement.proof().filters()).containsEntry("overhead", "allocated by revenue");
        assertThat(own.proof().filters()).doesNotContainKey("overhead");
    }

    @Test
    void theBasisMayBeDirectCostAndWithoutOneNothingIsAllocated() throws Exception {
        row(ask("auditor", Allocation.DIRECT, null), "overhead-allocated", "9000.00", "3000.00", "0", "0", "-12000.00",
                "0");
        Statement labor = ask("auditor", Allocation.LABOR, null);
        row(labor, "overhead-allocated", "0", "0", "0", "0", "0", "0");
        row(labor, "overhead", "15000.00", "0", "0", "0", "12000.00", "27000.00");
        assertThat(labor.notes().get(1)).startsWith("No overhead is allocated");
    }

    @Test
    void wholeUnitsStillAddUp() throws Exception {
        Statement statement = ask("controller", Allocation.REVENUE, 1000);
        for (StatementRow row : statement.rows()) {
            if (row.style() != StatementRow.Style.HEADING && row.style() != StatementRow.Style.RATIO) {
                assertThat(row.values().subList(0, row.values().size() - 1).stream().map(Objects::requireNonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)).as(row.id())
                        .isEqualByComparingTo(row.values().getLast());
            }
        }
    }

    @Test
    void noLinesStandBehindAShareAndOverheadStillOpens() throws Exception {
        Statement statement = ask("controller", Allocation.REVENUE, null);
        assertThat(find(statement, "overhead-allocated").drill()).isFalse();
        assertThat(find(statement, "operating-income").drill()).isFalse();
        assertThat(find(statement, "overhead-expense").drill()).isTrue();
        assertThat(find(statement, "gross-profit").drill()).isTrue();
        assertThat(drill("overhead-expense", "unassigned")).isEqualTo(200);
        assertThat(drill("overhead-allocated", "member.N01")).isEqualTo(400);
        assertThat(drill("net-income", "member.N01")).isEqualTo(400);
    }

    @Test
    void aBranchManagerAllocatesOnlyWhatIsInSight() throws Exception {
        Statement statement = ask("branch-manager-scoped", Allocation.REVENUE, null);
        assertThat(statement.columns()).extracting(column -> column.id()).containsExactly("member.N01", "member.S02",
                "actual");
        row(statement, "overhead-allocated", "0", "0", "0");
        assertThat(statement.notes().get(1)).startsWith("No overhead is allocated");
    }

    @Test
    void withoutMembersAsColumnsThereIsNothingToAllocateTo() throws Exception {
        StatementOptions options = new StatementOptions(null, null, null, null, null, null, null, Allocation.REVENUE);
        var refused = server.postAs("controller", "/v1/statements",
                new StatementRequest("profit-and-loss", 202503, false, List.of(), List.of(), null, options));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("name a dimension");
    }

    private static int drill(String row, String column) throws IOException {
        StatementOptions options = new StatementOptions(null, "branch", null, null, null, null, null,
                Allocation.REVENUE);
        return server.postAs("controller", "/v1/drill/lines", new DrillRequest("profit-and-loss", row, column, 202503,
                false, null, List.of(), null, 100, null, options)).status();
    }

    private static Statement ask(String user, @Nullable Allocation allocation, @Nullable Integer rounding)
            throws IOException {
        StatementOptions options = new StatementOptions(null, "branch", null, rounding, null, null, null, allocation);
        return server.postAs(user, "/v1/statements",
                new StatementRequest("profit-and-loss", 202503, false, List.of(), List.of(), null, options))
                .as(Statement.class);
    }

    private static StatementRow find(Statement statement, String id) {
        return statement.rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static void row(Statement statement, String id, String... expected) {
        List<@Nullable BigDecimal> values = find(statement, id).values();
        assertThat(values).as(id).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).as(id + " " + statement.columns().get(i).id())
                    .isEqualByComparingTo(expected[i]);
        }
    }
}
