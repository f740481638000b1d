package com.superscapes.proxy.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.api.report.Truncated;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FileExportTest {

    private static final int MANY = 60_000;
    private static final Map<String, String> PERIOD = Map.of("period", "202505");
    private static final ReportRequest REQUEST = new ReportRequest(PERIOD, null, null);

    private static RandomLedger ledger;
    private static TestServer server;
    private static Jdbi owner;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 150);
        ledger.further(batch -> ledger.run(
                "insert into warehouse.fact_transaction (posting_date, period_key, company_key,"
                        + " branch_key, division_key, account_key, currency, debit, credit, entry_kind, source_key, source_id,"
                        + " entry_id, line_no, description, posted_by, file_id, file_line, batch_from)"
                        + " select '2025-03-03', 202505, 1, 1, 1, 18 - n % 2, 'USD', (n % 2) * ((n + 1) / 2) / 100.0,"
                        + " (1 - n % 2) * ((n + 1) / 2) / 100.0, 'N', ?, 'many' || n, 'MANY' || (n + 1) / 2, n,"
                        + " '=2+5+cmd|'' /C calc''!A0', 'test', 1, n, ? from generate_series(1, ?) n",
                ledger.source(), batch,
                MANY));
        server = new TestServer(ledger.warehouse()).addUsers();
        owner = Jdbi.create(ledger.warehouse().logins().owner().dataSource());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void aCapIsAnnouncedWithTheTrueCountAndTotalsOverAll() throws Exception {
        ReportResult shown = server.report("controller", "gl-detail", PERIOD);
        long lines = number("select count(*) from semantic.ledger_line where period_key = 202505");
        assertThat(lines).isGreaterThan(MANY);
        assertThat(shown.truncated()).isEqualTo(new Truncated(10_000, lines));
        assertThat(shown.notes().getFirst()).startsWith("The first 10,000 of 60,");
        BigDecimal debits = owner.withHandle(handle -> handle
                .createQuery("select sum(debit) from semantic.ledger_line where period_key = 202505")
                .mapTo(BigDecimal.class).one());
        assertThat(total(shown, "debit")).isEqualByComparingTo(debits);
        assertThat(server.report("controller", "gl-detail", Map.of("period", "202502")).truncated()).isNull();
    }

    @Test
    void theFileHasEveryRowAndTheSameTotals() throws Exception {
        ReportResult shown = server.report("controller", "gl-detail", PERIOD);
        List<String> lines = csv("controller", "/v1/reports/gl-detail/export?format=csv", REQUEST).lines().toList();
        int head = lines
                .indexOf("Entry,Posting date,Module,Document,Description,Posted by,Debit,Credit,Opening,Balance");
        assertThat(lines.subList(0, head)).anyMatch(line -> line.equals("Scope,Entity-wide"))
                .anyMatch(line -> line.startsWith("Filter: Period,")).anyMatch(line -> line.startsWith("Request,"))
                .anyMatch(line -> line.equals("Taken out by,controller (controller)"));
        List<String> rows = lines.subList(head + 1, lines.size());
        assertThat(rows).filteredOn(row -> row.contains(",2025-")).hasSize(Math.toIntExact(shown.trueCount()));
        assertThat(rows.getLast()).startsWith("Total,")
                .contains("," + total(shown, "debit") + "," + total(shown, "credit") + ",");
        // What the screen shows is the beginning of the file.
        List<String> firsts = shown.rows().stream().limit(9_000).map(row -> String.valueOf(row.cells().getFirst()))
                .toList();
        assertThat(rows.stream().limit(firsts.size()).map(row -> row.split(",", 2)[0])).isEqualTo(firsts);
        assertThat(rows).filteredOn(row -> row.contains("cmd|")).allMatch(row -> row.contains("'=2+5+cmd|"));
    }

    @Test
    void everyReportComesAsAFileAsItIsShown() throws Exception {
        for (String code : List.of("ar-ageing", "ar-items", "concentration", "wip")) {
            ReportResult result = server.report("controller", code, Map.of());
            String file = csv("controller", "/v1/reports/" + code + "/export?format=csv&proof=false",
                    new ReportRequest(null, null, null));
            assertThat(result.truncated()).as(code).isNull();
            assertThat(file.lines().count()).as(code).isEqualTo(1L + result.rows().size() + result.totals().size());
        }
    }

    @Test
    void aWorkbookHasTheLinesAndTheProof() throws Exception {
        byte[] file = bytes("controller", "/v1/reports/gl-detail/export?format=xlsx",
                new ReportRequest(Map.of("period", "202502"), null, null));
        ReportResult shown = server.report("controller", "gl-detail", Map.of("period", "202502"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = book.getSheetAt(0);
            Row last = sheet.getRow(sheet.getLastRowNum());
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("Total");
            assertThat(BigDecimal.valueOf(last.getCell(6).getNumericCellValue()))
                    .isEqualByComparingTo(total(shown, "debit"));
            assertThat(book.getProperties().getCustomProperties().getProperty("Request").getLpwstr())
                    .matches("[0-9a-f]{16}");
        }
    }

    @Test
    void theLinesBehindACellComeWholeWithTheirSum() throws Exception {
        DrillRequest request = new DrillRequest(null, null, null, null, null, new PeriodRange(202505, 202505),
                List.of(),
                null, 500);
        List<String> lines = csv("controller", "/v1/drill/lines/export?format=csv&proof=false", request).lines()
                .toList();
        long known = Json.MAPPER.readTree(server.postAs("controller", "/v1/drill/lines", request).body())
                .get("totalCount").asLong();
        assertThat(lines).hasSize(Math.toIntExact(known) + 2);
        assertThat(lines.getLast()).startsWith("Total,");
    }

    @Test
    void aScopedUserTakesOutNoOtherBranch() throws Exception {
        ledger.laterEntry("FOREIGN", java.time.LocalDate.of(2025, 3, 3), 18, 12, 2, "123454321.99");
        assertThat(csv("controller", "/v1/reports/gl-detail/export?format=csv", REQUEST)).contains("123454321.99");
        String scoped = csv("controller-scoped", "/v1/reports/gl-detail/export?format=csv", REQUEST);
        assertThat(scoped).contains("MANY1,").doesNotContain("123454321.99", "FOREIGN").contains("\r\nScope,");
    }

    @Test
    void anExportIsRecordedBeforeAndAfter() throws Exception {
        bytes("auditor", "/v1/reports/gl-detail/export?format=csv", REQUEST);
        List<String> records = owner.withHandle(handle -> handle.createQuery(
                "select outcome || ' ' || coalesce(row_count::text, '') || ' ' || coalesce(parameters ->> 'bytes', '')"
                        + " from audit.event where code = 'report-export' and actor = 'auditor' and task <> 'strict' order by seq")
                .mapTo(String.class).list());
        assertThat(records).hasSize(2);
        assertThat(records.getFirst()).isEqualTo("intent  ");
        assertThat(records.getLast()).matches("ok 60\\d{3} \\d{7}");
    }

    @Test
    void whatIsWrongIsAnsweredAsAnError() throws Exception {
        assertThat(server.postAs("controller", "/v1/reports/gl-detail/export?format=doc", REQUEST).body())
                .contains("BAD_REQUEST", "\"format\"");
        assertThat(server.postAs("controller", "/v1/reports/moon/export?format=csv", REQUEST).status()).isEqualTo(404);
        assertThat(server.postAs("payroll", "/v1/reports/gl-detail/export?format=csv", REQUEST).status())
                .isEqualTo(403);
        assertThat(server.postAs("controller", "/v1/reports/gl-detail/export?format=csv",
                new ReportRequest(Map.of("period", "1"), null, null)).status()).isEqualTo(404);
    }

    @Test
    void filesAnHourAreLimited() throws Exception {
        try (TestServer strict = new TestServer(ledger.warehouse(), java.time.Clock.systemUTC(),
                config -> config.withExportsPerHour(2).withTask("strict"))) {
            ReportRequest small = new ReportRequest(Map.of("period", "202502"), null, null);
            String path = "/v1/reports/gl-detail/export?format=csv";
            assertThat(strict.postAs("executive", path, small).status()).isEqualTo(200);
            assertThat(strict.postAs("executive", path, small).status()).isEqualTo(200);
            TestServer.Reply refused = strict.postAs("executive", path, small);
            assertThat(refused.body()).contains("TOO_MANY_REQUESTS", "2 files an hour. Try again in ");
            // Half an hour a file, less what the three took.
            assertThat(Long.parseLong(refused.headers().get("Retry-After"))).isBetween(1_600L, 1_800L);
            assertThat(strict.postAs("auditor", path, small).status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleEndsTheQueryAndIsRecorded() throws Exception {
        Response response = server.client()
                .newCall(request("accountant", "/v1/reports/gl-detail/export?format=csv", REQUEST))
                .execute();
        InputStream in = response.body().byteStream();
        assertThat(in.readNBytes(70_000)).hasSize(70_000);
        // The answer is larger than what the sockets hold, so the server waits in the middle of it.
        await(() -> reading() == 1, Duration.ofSeconds(5));
        Instant left = Instant.now();
        response.close();
        await(() -> reading() == 0, Duration.ofSeconds(2));
        assertThat(Duration.between(left, Instant.now())).isLessThan(Duration.ofSeconds(2));
        await(() -> owner.withHandle(handle -> handle.createQuery("select count(*) from audit.event where code ="
                + " 'report-export' and actor = 'accountant' and outcome = 'client-gone'").mapTo(Integer.class)
                .one()) == 1,
                Duration.ofSeconds(2));
    }

    /** Backends in the middle of a transaction, whether a query runs or the client is waited for. */
    private static long reading() {
        return number("select count(*) from pg_stat_activity where datname = current_database() and application_name ="
                + " 'superscapes-proxy-exports' and state <> 'idle'");
    }

    private static long number(String sql) {
        return owner.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static BigDecimal total(ReportResult result, String column) {
        int at = result.columns().stream().map(each -> each.code()).toList().indexOf(column);
        ResultRow total = result.totals().getFirst();
        return new BigDecimal(String.valueOf(total.cells().get(at)));
    }

    private static String csv(String user, String path, Object body) throws IOException {
        return new String(bytes(user, path, body), StandardCharsets.UTF_8).replace("\ufeff", "");
    }

    private static byte[] bytes(String user, String path, Object body) throws IOException {
        try (Response response = server.client().newCall(request(user, path, body)).execute()) {
            byte[] bytes = response.body().bytes();
            assertThat(response.code()).as(new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            assertThat(response.header("Content-Disposition")).startsWith("attachment; filename=");
            return bytes;
        }
    }

    private static Request request(String user, String path, Object body) throws IOException {
        return new Request.Builder().url("https://localhost:" + server.port() + path)
                .header("Authorization", "Bearer " + server.token(user))
                .post(RequestBody.create(Json.MAPPER.writeValueAsBytes(body), MediaType.get("application/json")))
                .build();
    }

    private static void await(BooleanSupplier condition, Duration longest) {
        Instant end = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
