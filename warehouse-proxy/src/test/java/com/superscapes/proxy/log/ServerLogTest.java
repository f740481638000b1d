package com.superscapes.proxy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.proxy.testing.AuditStoreSwitch;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ServerLogTest {

    private static final MetricQuery QUERY = new MetricQuery(List.of("revenue"), List.of(),
            new PeriodRange(202501, 202513), List.of(), List.of(), List.of(), null, null);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<LogFormat, ByteArrayOutputStream> written = Map.of(LogFormat.JSON, new ByteArrayOutputStream(),
            LogFormat.PLAIN, new ByteArrayOutputStream());
    private final List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
    private Level before = root.getLevel();
    private RandomLedger ledger;
    private TestServer server;

    @BeforeEach
    void listen() throws Exception {
        ledger = new RandomLedger(47, 20);
        server = new TestServer(ledger.warehouse()).addUsers();
        before = root.getLevel();
        root.setLevel(Level.INFO);
        written.forEach((format, bytes) -> {
            OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
            appender.setContext(context);
            appender.setEncoder(format.encoder(context));
            appender.setOutputStream(bytes);
            appender.start();
            appenders.add(appender);
            root.addAppender(appender);
        });
    }

    @AfterEach
    void stop() throws Exception {
        appenders.forEach(root::detachAppender);
        root.setLevel(before);
        server.close();
        ledger.close();
    }

    @Test
    void everyRequestIsALineWithWhoWhatAndHowItEnded() throws Exception {
        Reply reply = server.postAs("controller-scoped", "/v1/query", QUERY);
        JsonNode line = lines().stream().filter(each -> each.toString().contains("\"query\"")).findFirst()
                .orElseThrow();
        assertThat(line.at("/mdc/requestId").asText()).isEqualTo(reply.headers().get("X-Request-Id"));
        assertThat(line.at("/mdc/supportCode").asText()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("kvpList").toString()).contains("{\"login\":\"controller-scoped\"}",
                "{\"route\":\"query\"}",
                "{\"status\":\"200\"}", "\"ms\":");
    }

    @Test
    void anErrorsSupportCodeLeadsToItsCause() throws Exception {
        String token = server.token("controller");
        AuditStoreSwitch store = new AuditStoreSwitch(ledger.warehouse());
        store.off();
        Reply withheld = server.post("/v1/query", token, QUERY);
        store.on();
        owner("revoke execute on function security.data_version() from superscapes_proxy");
        Reply broken = server.post("/v1/query", token, QUERY);
        assertThat(List.of(withheld.status(), broken.status())).containsExactly(503, 500);
        for (Reply reply : List.of(withheld, broken)) {
            String code = reply.json().get("supportCode").asText();
            JsonNode line = lines().stream().filter(each -> each.at("/mdc/supportCode").asText().equals(code))
                    .filter(each -> each.has("throwable")).findFirst().orElseThrow();
            assertThat(line.get("kvpList").toString()).contains("{\"sqlState\":\"42501\"}");
            assertThat(line.toString()).contains("PSQLException 42501").doesNotContain("permission denied");
            assertThat(reply.body()).doesNotContain("42501", "SQL", "permission");
            assertThat(written.get(LogFormat.PLAIN).toString(StandardCharsets.UTF_8)).contains(code);
        }
    }

    @Test
    void noSecretAndNothingThatWasAskedReachesTheLog() throws Exception {
        server.signIn(new SignInRequest("controller", "canary-password-123", null));
        server.signIn(new SignInRequest("canary\r\n{\"level\":\"FORGED\"}", "canary-password-456", null));
        server.signIn(new SignInRequest(null, null, "canary-one-time"));
        server.post("/v1/refresh", null, new RefreshRequest("canary-refresh"));
        server.get("/v1/ledger", "canary.bearer.token");
        server.getAs("controller", "/v1/canary-path?canary=canary%0d%0aFORGED");
        server.postAs("controller", "/v1/query", "{\"metrics\":[\"canary-metric\"]}");
        server.postAs("controller", "/v1/query", "{\"canary\":");
        server.postAs("controller", "/v1/reports/margin",
                new ReportRequest(Map.of("period", "canary-parameter"), null, null));
        String token = server.token("controller");
        AuditStoreSwitch store = new AuditStoreSwitch(ledger.warehouse());
        store.off();
        server.post("/v1/query", token, "{\"metrics\":[\"canary-unrecorded\"]}");
        server.signIn(new SignInRequest(null, null, "canary-unrecorded"));
        store.on();
        owner("revoke execute on function security.find_user(text) from superscapes_proxy");
        assertThat(server.signIn(new SignInRequest("canary-login", "canary-password-789", null)).status())
                .isEqualTo(500);
        for (Map.Entry<LogFormat, ByteArrayOutputStream> log : written.entrySet()) {
            String text = log.getValue().toString(StandardCharsets.UTF_8);
            assertThat(text).as(log.getKey().name()).contains("sign-in").doesNotContainIgnoringCase("canary")
                    .doesNotContain("FORGED", token);
        }
        assertThat(lines()).hasSizeGreaterThan(12);
    }

    @Test
    void aLineEndInAMessageMakesNoLineOfItsOwn() throws Exception {
        LoggerFactory.getLogger("forged").info("first\r\n12:00:00 ERROR second");
        assertThat(lines()).hasSize(1);
        assertThat(written.get(LogFormat.PLAIN).toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void aProcessWithoutATerminalLogsJsonUnlessToldOtherwise() {
        assertThat(LogFormat.of(null)).isEqualTo(LogFormat.JSON);
        assertThat(LogFormat.of("auto")).isEqualTo(LogFormat.JSON);
        assertThat(LogFormat.of("Plain")).isEqualTo(LogFormat.PLAIN);
        assertThatThrownBy(() -> LogFormat.of("xml")).hasMessage("The setting log.format must be auto, json or plain.");
    }

    private void owner(String sql) throws Exception {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written.get(LogFormat.JSON).toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
