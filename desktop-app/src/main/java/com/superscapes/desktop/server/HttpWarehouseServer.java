package com.superscapes.desktop.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.load.LoadDetail;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.Rejects;
import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.query.Metric;
import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricPageResult;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInMethods;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.TemporaryPassword;
import com.superscapes.api.user.UserChangeResult;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.Users;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The proxy over HTTPS. Tokens live in memory only; an expired one is refreshed once and the call repeated. */
public final class HttpWarehouseServer implements WarehouseServer {

    private final Exchange exchange;

    private HttpWarehouseServer(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * @param address such as https://ledger.example.com:8443
     * @param pem     the authority the server's certificate comes from, or null for the machine's own list
     * @throws IOException              if the PEM file is unreadable
     * @throws IllegalArgumentException if the address is not an https address
     */
    public static HttpWarehouseServer at(String address, @Nullable Path pem) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || !url.isHttps()) {
            throw new IllegalArgumentException("not an https address: " + address);
        }
        return new HttpWarehouseServer(new Exchange(url, TrustedCertificate.of(pem)));
    }

    @Override
    public Profile signIn(SignInRequest request) {
        return kept(exchange.post("v1/sign-in", request, Session.class));
    }

    private Profile kept(Session session) {
        exchange.keep(session);
        return session.profile();
    }

    @Override
    public SignInMethods signInMethods() {
        return exchange.get("v1/sign-in/methods", new TypeReference<SignInMethods>() {
        });
    }

    @Override
    public ProviderSignIn beginAtProvider(ProviderSignInStart start) {
        return exchange.post("v1/sign-in/provider/start", start, ProviderSignIn.class);
    }

    @Override
    public Profile endAtProvider(ProviderSignInCode code) {
        return kept(exchange.post("v1/sign-in/provider", code, Session.class));
    }

    @Override
    public void signOut() {
        try {
            exchange.post("v1/sign-out", null, Void.class);
        } finally {
            exchange.forget();
        }
    }

    @Override
    public void whenSignedOut(Runnable told) {
        exchange.whenEnded(told);
    }

    @Override
    public void whenFiguresCome(Consumer<@Nullable Instant> told) {
        exchange.whenFiguresCome(told);
    }

    @Override
    public LedgerSummary ledger() {
        return exchange.get("v1/ledger", new TypeReference<LedgerSummary>() {
        });
    }

    @Override
    public List<Metric> metrics() {
        return exchange.get("v1/metrics", new TypeReference<List<Metric>>() {
        });
    }

    @Override
    public MetricResult query(MetricQuery query) {
        return exchange.read("v1/query", query, MetricResult.class);
    }

    @Override
    public List<MetricResult> queries(List<MetricQuery> queries) {
        return exchange.read("v1/queries", new MetricPage(queries), MetricPageResult.class).results();
    }

    @Override
    public Statement statement(StatementRequest request) {
        return exchange.read("v1/statements", request, Statement.class);
    }

    @Override
    public StatementBridge bridge(BridgeRequest request) {
        return exchange.read("v1/statements/bridge", request, StatementBridge.class);
    }

    @Override
    public List<StatementTemplate> statementTemplates() {
        return exchange.get("v1/statement-templates", new TypeReference<List<StatementTemplate>>() {
        });
    }

    @Override
    public StatementTemplate draftTemplate(TemplateDraft draft) {
        return exchange.post("v1/statement-templates", draft, StatementTemplate.class);
    }

    @Override
    public StatementTemplate approveTemplate(String statement, int version) {
        return exchange.post("v1/statement-templates/" + statement + "/" + version + "/approve", null,
                StatementTemplate.class);
    }

    @Override
    public List<PeriodStatus> periods() {
        return exchange.get("v1/periods", new TypeReference<List<PeriodStatus>>() {
        });
    }

    @Override
    public PeriodStatus changePeriod(int period, PeriodChange change) {
        return exchange.post("v1/periods/" + period + "/state", change, PeriodStatus.class);
    }

    @Override
    public AccountTotals accounts(DrillRequest request) {
        return exchange.read("v1/drill/accounts", request, AccountTotals.class);
    }

    @Override
    public LinePage lines(DrillRequest request) {
        return exchange.read("v1/drill/lines", request, LinePage.class);
    }

    @Override
    public JournalEntry entry(String lineId) {
        return exchange.get("v1/entries/" + lineId, new TypeReference<JournalEntry>() {
        });
    }

    @Override
    public List<ReportInfo> reports() {
        return exchange.get("v1/reports", new TypeReference<List<ReportInfo>>() {
        });
    }

    @Override
    public ReportResult report(String code, ReportRequest request) {
        return exchange.read("v1/reports/" + code, request, ReportResult.class);
    }

    @Override
    public void exportReport(String code, ReportRequest request, String format, OutputStream out) throws IOException {
        download("v1/reports/" + code + "/export?format=" + format, request, out);
    }

    @Override
    public void exportLines(DrillRequest request, String format, OutputStream out) throws IOException {
        download("v1/drill/lines/export?format=" + format, request, out);
    }

    private void download(String path, Object request, OutputStream out) throws IOException {
        try {
            exchange.download(path, request, out);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    @Override
    public Loads loads() {
        return exchange.get("v1/loads", new TypeReference<Loads>() {
        });
    }

    @Override
    public LoadDetail load(long batch) {
        return exchange.get("v1/loads/" + batch, new TypeReference<LoadDetail>() {
        });
    }

    @Override
    public Rejects rejects(long batch, long after) {
        return exchange.get("v1/loads/" + batch + "/rejects?after=" + after, new TypeReference<Rejects>() {
        });
    }

    @Override
    public void recordExport(ExportNotice notice) {
        exchange.post("v1/exports", notice, Void.class);
    }

    @Override
    public Users users() {
        return exchange.get("v1/users", new TypeReference<Users>() {
        });
    }

    @Override
    public List<LiveSession> sessions() {
        return exchange.get("v1/sessions", new TypeReference<List<LiveSession>>() {
        });
    }

    @Override
    public UserChangeResult saveUser(UserDraft draft, boolean added) {
        return exchange.post(added ? "v1/users" : "v1/users/" + draft.login(), draft, UserChangeResult.class);
    }

    @Override
    public TemporaryPassword resetUser(String login) {
        return exchange.post("v1/users/" + login + "/reset", null, TemporaryPassword.class);
    }

    @Override
    public void lockUser(String login, boolean locked) {
        exchange.post("v1/users/" + login + (locked ? "/lock" : "/unlock"), null, Void.class);
    }

    @Override
    public void removeUser(String login) {
        exchange.post("v1/users/" + login + "/remove", null, Void.class);
    }

    @Override
    public void decideUserChange(String change, boolean approve) {
        exchange.post("v1/user-changes/" + change + (approve ? "/approve" : "/reject"), null, Void.class);
    }

    @Override
    public void endSession(String session) {
        exchange.post("v1/sessions/" + session + "/end", null, Void.class);
    }
}
