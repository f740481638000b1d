package com.superscapes.proxy.report;

import static com.superscapes.proxy.testing.ReportCells.cell;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomItems;
import com.superscapes.proxy.testing.RandomItems.Item;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ageing and its details against the plain items, added up here one by one. */
class AgeingReportTest {

    private static final List<String> BUCKETS = List.of("current", "1-30", "31-60", "61-90", "90+", "retainage",
            "unapplied", "credits");

    private static RandomLedger ledger;
    private static RandomItems items;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(7, 40);
        items = new RandomItems(ledger, 11, 240);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static BigDecimal amount(ReportResult result, ResultRow row, String column) {
        Object cell = cell(result, row, column);
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString()).stripTrailingZeros();
    }

    private static ResultRow total(ReportResult result, String id) {
        return result.totals().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    /** Days past by the plain reading of the definition. */
    private static long days(Item item, LocalDate day, boolean byInvoice) {
        LocalDate invoice = item.invoiced() == null ? item.posted() : item.invoiced();
        return ChronoUnit.DAYS.between(byInvoice || item.due() == null ? invoice : item.due(), day);
    }

    private static String bucket(Item item, BigDecimal owed, long days) {
        if (item.kind().equals("retainage")) {
            return "retainage";
        }
        if (item.kind().equals("unapplied")) {
            return "unapplied";
        }
        if (item.kind().equals("credit") || owed.signum() < 0) {
            return "credits";
        }
        return days <= 0 ? "current" : days <= 30 ? "1-30" : days <= 60 ? "31-60" : days <= 90 ? "61-90" : "90+";
    }

    /** Group to bucket to amount. */
    private static Map<String, Map<String, BigDecimal>> plain(boolean payable, LocalDate day, boolean byInvoice,
            Predicate<Item> within, Function<Item, String> group) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        for (Item item : items.of(payable)) {
            BigDecimal owed = payable ? item.open(day).negate() : item.open(day);
            if (owed.signum() != 0 && within.test(item)) {
                Map<String, BigDecimal> row = sums.computeIfAbsent(group.apply(item), any -> new HashMap<>());
                row.merge(bucket(item, owed, days(item, day, byInvoice)), owed, BigDecimal::add);
                row.merge("total", owed, BigDecimal::add);
                if (item.disputed()) {
                    row.merge("disputed", owed, BigDecimal::add);
                }
            }
        }
        return sums;
    }

    private static void compare(ReportResult result, Map<String, Map<String, BigDecimal>> expected) {
        assertThat(result.rows()).extracting(row -> String.valueOf(cell(result, row, "code")))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        List<String> columns = new ArrayList<>(BUCKETS);
        columns.addAll(List.of("total", "disputed"));
        Map<String, BigDecimal> totals = new HashMap<>();
        for (ResultRow row : result.rows()) {
            Map<String, BigDecimal> sums = expected.get(String.valueOf(cell(result, row, "code")));
            for (String column : columns) {
                BigDecimal sum = Objects.requireNonNull(sums).getOrDefault(column, BigDecimal.ZERO);
                assertThat(amount(result, row, column)).as(row.id() + " " + column).isEqualByComparingTo(sum);
                totals.merge(column, sum, BigDecimal::add);
            }
        }
        columns.forEach(column -> assertThat(amount(result, total(result, "total"), column)).as(column)
                .isEqualByComparingTo(totals.getOrDefault(column, BigDecimal.ZERO)));
    }

    @Test
    void ageingOfRandomDaysGroupsAndSidesEqualsTheItemsAddedUp() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 24; i++) {
            boolean payable = random.nextInt(3) == 0;
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
            boolean byInvoice = random.nextBoolean();
            String party = payable ? "vendor" : "customer";
            String by = List.of(party, "branch", "job").get(random.nextInt(3));
            String branch = random.nextBoolean() ? "" : RandomLedger.BRANCHES.get(random.nextInt(4));
            String prefix = payable ? "V" : "C";
            ReportResult result = server.report("controller", payable ? "ap-ageing" : "ar-ageing", Map.of("as-of",
                    day.toString(), "age-by", byInvoice ? "invoice" : "due", "by", by, "branch", branch));
            compare(result, plain(payable, day, byInvoice,
                    item -> branch.isEmpty() || RandomLedger.BRANCHES.get(item.branch() - 1).equals(branch),
                    item -> switch (by) {
                        case "branch" -> RandomLedger.BRANCHES.get(item.branch() - 1);
                        case "job" -> item.job() == 0 ? "" : "J" + item.job();
                        default -> item.party() == 0 ? "" : prefix + item.party();
                    }));
        }
    }

    @Test
    void aScopedRoleSeesItsOwnBranchesAndNoLedgerBalance() throws Exception {
        LocalDate day = LocalDate.of(2025, 6, 17);
        ReportResult result = server.report("branch-manager-scoped", "ar-ageing", Map.of("as-of", day.toString()));
        compare(result, plain(false, day, false,
                item -> TestServer.SCOPE.contains(RandomLedger.BRANCHES.get(item.branch() - 1)),
                item -> item.party() == 0 ? "" : "C" + item.party()));
        assertThat(result.totals()).extracting(ResultRow::id).containsExactly("total");
        assertThat(result.proof().scope()).isEqualTo("Branches N01, S02");
    }

    @Test
    void theItemsTieToTheControlAccountsOnAnyDayAndADifferenceIsShown() throws Exception {
        for (String day : List.of("2024-02-29", "2024-10-31", "2025-03-13", "2025-10-31", "2026-02-14")) {
            for (String code : List.of("ar-ageing", "ap-ageing")) {
                ReportResult result = server.report("controller", code, Map.of("as-of", day));
                assertThat(amount(result, total(result, "difference"), "total")).as(code + " " + day)
                        .isEqualByComparingTo("0");
                assertThat(amount(result, total(result, "ledger"), "total"))
                        .isEqualByComparingTo(amount(result, total(result, "total"), "total"));
            }
        }
        long batch = ledger.laterEntry("MANUAL", LocalDate.of(2025, 3, 3), RandomItems.RECEIVABLE, 12, 1, "75.10");
        ReportResult after = server.report("controller", "ar-ageing", Map.of("as-of", "2025-03-13"));
        assertThat(amount(after, total(after, "difference"), "total")).isEqualByComparingTo("-75.10");
        assertThat(after.notes()).anyMatch(note -> note.contains("T6"));
        ReportResult before = server.postAs("controller", "/v1/reports/ar-ageing",
                new ReportRequest(Map.of("as-of", "2025-03-13"), null, batch - 1)).as(ReportResult.class);
        assertThat(amount(before, total(before, "difference"), "total")).isEqualByComparingTo("0");
        // Back to what the other tests expect.
        ledger.laterEntry("MANUAL-BACK", LocalDate.of(2025, 3, 3), 12, RandomItems.RECEIVABLE, 1, "75.10");
    }

    @Test
    void everyCellOpensToDocumentsThatAddUpToItAndThoseToWhatWasAppliedAndItsEntries() throws Exception {
        LocalDate day = LocalDate.of(2025, 8, 20);
        ReportResult ageing = server.report("accountant", "ar-ageing", Map.of("as-of", day.toString()));
        int opened = 0;
        for (ResultRow row : ageing.rows()) {
            for (Map.Entry<String, DrillTo> drill : row.cellDrills().entrySet()) {
                if (drill.getKey().equals("name")) {
                    assertThat(drill.getValue().target()).isEqualTo("ar-customer");
                    continue;
                }
                ReportResult details = server.report("accountant", drill.getValue().target(),
                        drill.getValue().parameters());
                assertThat(amount(details, total(details, "total"), "open"))
                        .isEqualByComparingTo(amount(ageing, row, drill.getKey()));
                opened += details.rows().size();
            }
        }
        assertThat(opened).isEqualTo((int) ageing.proof().rowCount());
        ReportResult all = server.report("accountant", "ar-items", Map.of("as-of", day.toString()));
        assertThat(all.trueCount()).isEqualTo(opened);
        ResultRow partly = all.rows().stream().filter(row -> amount(all, row, "applied").signum() != 0).findFirst()
                .orElseThrow();
        DrillTo to = Objects.requireNonNull(partly.drill());
        ReportResult document = server.report("accountant", to.target(), to.parameters());
        assertThat(amount(document, total(document, "total"), "amount"))
                .isEqualByComparingTo(amount(all, partly, "open"));
        for (ResultRow part : document.rows()) {
            DrillTo entry = Objects.requireNonNull(part.drill());
            assertThat(entry.kind()).isEqualTo(DrillTo.Kind.ENTRY);
            assertThat(server.getAs("accountant", "/v1/entries/" + entry.target()).json().get("entry").asText())
                    .isEqualTo(cell(document, part, "entry"));
        }
    }

    @Test
    void wrongParametersAreRefusedByNameWithWhatWouldBeRight() throws Exception {
        Map<Map<String, String>, String> wrong = Map.of(Map.of("as-of", "soon"),
                "As of must be a date such as 2026-10-31, not \\\"soon\\\".", Map.of("age-by", "moon"),
                "Aged by must be one of due, invoice, not \\\"moon\\\".", Map.of("as-of", ""), "As of is missing.",
                Map.of("colour", "red"), "The report AR ageing has no parameter colour.");
        for (Map.Entry<Map<String, String>, String> each : wrong.entrySet()) {
            TestServer.Reply reply = server.postAs("controller", "/v1/reports/ar-ageing",
                    new ReportRequest(each.getKey(), null, null));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains(each.getValue(),
                    "\"field\":\"" + each.getKey().keySet().iterator().next() + "\"");
        }
        assertThat(server.postAs("controller", "/v1/reports/ar-ageing",
                new ReportRequest(Map.of("company", "NONE"), null, null)).status()).isEqualTo(404);
        assertThat(server.postAs("controller", "/v1/reports/ar-ageing", new ReportRequest(Map.of(), 0, null)).body())
                .contains("The limit must be from 1 to 10000.");
        assertThat(server.postAs("payroll", "/v1/reports/ar-ageing", new ReportRequest(Map.of(), null, null)).body())
                .contains("NOT_PERMITTED", "the report AR ageing");
    }

    @Test
    void aCapIsAnnouncedWithTheTrueCountAndTotalsStayWhole() throws Exception {
        Map<String, String> day = Map.of("as-of", "2025-08-20");
        ReportResult whole = server.report("controller", "ar-items", day);
        ReportResult capped = server.postAs("controller", "/v1/reports/ar-items", new ReportRequest(day, 3, null))
                .as(ReportResult.class);
        assertThat(capped.rows()).hasSize(3).isEqualTo(whole.rows().subList(0, 3));
        assertThat(capped.trueCount()).isEqualTo(whole.trueCount()).isGreaterThan(3);
        assertThat(capped.totals()).isEqualTo(whole.totals());
        assertThat(capped.notes()).contains(
                "The first 3 of " + whole.trueCount()
                        + " rows are shown; a CSV or Excel file has all. The totals are over all.");
    }

    @Test
    void aForeignDocumentAnswersAsAnUnknownOneDoes() throws Exception {
        Item foreign = items.of(false).stream()
                .filter(item -> !TestServer.SCOPE.contains(RandomLedger.BRANCHES.get(item.branch() - 1)))
                .filter(item -> item.posted().isBefore(LocalDate.of(2025, 1, 1))).findFirst().orElseThrow();
        for (String id : Set.of(ledger.source() + ":" + foreign.id(), "1:NONE", "moon")) {
            TestServer.Reply reply = server.postAs("branch-manager-scoped", "/v1/reports/ar-document",
                    new ReportRequest(Map.of("item", id), null, null));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("There is no such document.");
        }
        assertThat(
                server.report("controller", "ar-document", Map.of("item", ledger.source() + ":" + foreign.id())).rows())
                .isNotEmpty();
    }
}
