package com.superscapes.proxy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates drafted and approved, and what changed in a statement since a batch. */
class TemplateAndBridgeTest {

    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(51, 150);
        server = new TestServer(ledger.warehouse()).addUsers();
        server.users().create("second", "second", "controller", null, null);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void whatChangedSinceABatchIsExplainedByEntries() throws Exception {
        for (String name : List.of("profit-and-loss", "balance-sheet")) {
            StatementRequest request = new StatementRequest(name, 202505, true, List.of(), List.of(), null);
            Statement issued = ask(request);
            long since = issued.proof().batch().batch();
            ledger.laterEntry("LATE-" + name, LocalDate.of(2025, 2, 3), 18, 12, 1, "1234.56");
            ledger.laterEntry("OTHER-" + name, LocalDate.of(2025, 6, 3), 18, 12, 1, "99.99");
            ledger.rewriteLines("LATE-" + name, 12);
            StatementBridge bridge = server
                    .postAs("controller", "/v1/statements/bridge", new BridgeRequest(request, since))
                    .as(StatementBridge.class);
            Statement now = ask(request);
            for (StatementRow row : bridge.statement().rows()) {
                if (row.style() != StatementRow.Style.HEADING && row.style() != StatementRow.Style.RATIO) {
                    assertThat(row.values().get(0)).isEqualByComparingTo(value(issued, row.id()));
                    assertThat(row.values().get(2)).isEqualByComparingTo(value(now, row.id()));
                    assertThat(row.values().get(0).add(row.values().get(1))).isEqualByComparingTo(row.values().get(2));
                }
            }
            assertThat(bridge.statement().notes()).containsExactly("The entries add up to the change of every row.");
            assertThat(bridge.entries().stream().map(entry -> entry.get(2) + " " + entry.get(7)).toList())
                    .as("each line once, though one has two versions since")
                    .containsExactly("LATE-" + name + " added", "LATE-" + name + " added");
            StatementRequest then = new StatementRequest(name, 202505, true, List.of(), List.of(), since);
            assertThat(ask(then).rows()).isEqualTo(issued.rows());
        }
    }

    @Test
    void aDraftIsUsedOnceAnotherControllerApprovesIt() throws Exception {
        List<StatementTemplate> all = List.of(server.getAs("controller", "/v1/statement-templates")
                .as(StatementTemplate[].class));
        StatementTemplate current = all.stream().filter(each -> each.statement().equals("profit-and-loss")).findFirst()
                .orElseThrow();
        assertThat(current.unmapped()).containsExactly("7200", "9000");
        List<Map<String, Object>> rows = new ArrayList<>(current.rows());
        rows.replaceAll(row -> row.get("id").equals("other-expense") ? with(row, "codes", List.of("7200")) : row);
        TemplateDraft draft = new TemplateDraft("profit-and-loss", "Income statement", "7200 is a fee", rows);
        StatementTemplate drafted = server.postAs("controller", "/v1/statement-templates", draft)
                .as(StatementTemplate.class);
        assertThat(drafted.unmapped()).containsExactly("9000");
        StatementRequest request = new StatementRequest("profit-and-loss", 202508, true, List.of(), List.of(), null);
        assertThat(ask(request).title()).isEqualTo("Profit and loss");
        Statement tried = ask(byVersion(drafted.version()));
        assertThat(tried.title()).as("a draft before it is approved").isEqualTo("Income statement");
        assertThat(tried.notes())
                .contains("Rows of version " + drafted.version() + " of the template, as asked for.");
        assertThat(server.postAs("controller", "/v1/statements", byVersion(99)).status()).isEqualTo(404);
        String approve = "/v1/statement-templates/profit-and-loss/" + drafted.version() + "/approve";
        assertThat(server.postAs("controller", approve, "").status()).as("one's own").isEqualTo(403);
        assertThat(server.postAs("accountant", approve, "").status()).isEqualTo(403);
        assertThat(server.postAs("controller-scoped", "/v1/statement-templates", draft).status()).isEqualTo(403);
        StatementTemplate approved = server.postAs("second", approve, "").as(StatementTemplate.class);
        assertThat(approved.approvedBy()).isEqualTo("second");
        Statement statement = ask(request);
        assertThat(statement.title()).isEqualTo("Income statement");
        assertThat(statement.proof().template()).isEqualTo("profit-and-loss v" + drafted.version());
        assertThat(ask(byVersion(current.version())).title()).as("an older version").isEqualTo("Profit and loss");
        assertThat(server.postAs("second", approve, "").status()).isEqualTo(400);
        assertThat(server.postAs("second", "/v1/statement-templates/profit-and-loss/99/approve", "").status())
                .isEqualTo(404);
    }

    private static StatementRequest byVersion(int version) {
        return new StatementRequest("profit-and-loss", 202508, true, List.of(), List.of(), null,
                new StatementOptions(null, null, null, null, null, null, version));
    }

    @Test
    void aDraftThatWouldCountAnAccountTwiceIsRefused() throws Exception {
        Map<String, Object> one = Map.of("id", "one", "label", "One", "kind", "line", "types", List.of("revenue"));
        Map<String, Object> other = Map.of("id", "other", "label", "Other", "kind", "line", "types",
                List.of("revenue", "expense"));
        refuses(List.of(one, other), "Account 4000 stands on two rows of profit-and-loss v0: one and other.");
        refuses(List.of(one, one), "Row one stands twice.");
        refuses(List.of(one, Map.of("id", "sum", "label", "Sum", "kind", "total", "sum", List.of("+two"))),
                "Row sum uses row two, which doesn't stand above it.");
        refuses(List.of(with(one, "plus", List.of("+moon"))), "Row one adds moon, which is unknown.");
        refuses(List.of(with(one, "colour", "red")), "A row has an unknown field or a wrong value.");
        refuses(List.of(), "A template has 1 to 500 rows.");
    }

    private static void refuses(List<Map<String, Object>> rows, String message) throws Exception {
        TestServer.Reply reply = server.postAs("controller", "/v1/statement-templates",
                new TemplateDraft("profit-and-loss", "Draft", "A try", rows));
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().get("message").asText()).isEqualTo(message);
        String row = message.startsWith("Row ") ? message.split(" ")[1] : message.startsWith("Account") ? "other" : "";
        assertThat(reply.json().get("field").asText()).isEqualTo(row.isEmpty() ? "rows" : "rows." + row);
    }

    private static Map<String, Object> with(Map<String, Object> row, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(row);
        changed.put(field, value);
        return changed;
    }

    private static BigDecimal value(Statement statement, String id) {
        return statement.rows().stream().filter(row -> row.id().equals(id)).findFirst()
                .map(row -> Objects.requireNonNullElse(row.values().getFirst(), BigDecimal.ZERO))
                .orElse(BigDecimal.ZERO);
    }

    private static Statement ask(StatementRequest request) throws Exception {
        return server.postAs("controller", "/v1/statements", request).as(Statement.class);
    }
}
