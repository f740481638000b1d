package com.superscapes.desktop.server;

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
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
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
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The routes of the proxy as the client calls them. Every call blocks and ends in an answer or a {@link ServerException}. */
public interface WarehouseServer {

    /** Signs in and keeps the tokens in memory. */
    Profile signIn(SignInRequest request);

    /** How one can sign in here; asked without being signed in. */
    SignInMethods signInMethods();

    /** Begins a sign-in at the identity provider. */
    ProviderSignIn beginAtProvider(ProviderSignInStart start);

    /** Ends it with the code that the browser brought, and keeps the tokens in memory. */
    Profile endAtProvider(ProviderSignInCode code);

    /** Ends the session on the server and forgets the tokens. */
    void signOut();

    /** @param told once, from whichever thread finds that the session has ended on the server */
    void whenSignedOut(Runnable told);

    /** @param told of every answer with figures, from whichever thread: when they were read if the warehouse is away, else null */
    void whenFiguresCome(Consumer<@Nullable Instant> told);

    LedgerSummary ledger();

    List<Metric> metrics();

    MetricResult query(MetricQuery query);

    /** Asks what belongs together in one round trip; the answers come in the order of the questions, all of one batch. */
    List<MetricResult> queries(List<MetricQuery> queries);

    Statement statement(StatementRequest request);

    /** What changed in a statement since it was issued. */
    StatementBridge bridge(BridgeRequest request);

    /** Every version of the rows of every statement, the newest first. */
    List<StatementTemplate> statementTemplates();

    /** Drafts a new version; for controllers. */
    StatementTemplate draftTemplate(TemplateDraft draft);

    /** Approves a version that another controller drafted. */
    StatementTemplate approveTemplate(String statement, int version);

    /** The fiscal periods with their states, the latest first. */
    List<PeriodStatus> periods();

    /** Closes a period or opens it again; for controllers. */
    PeriodStatus changePeriod(int period, PeriodChange change);

    AccountTotals accounts(DrillRequest request);

    LinePage lines(DrillRequest request);

    /** @param lineId the line-id cell of a {@link LinePage} */
    JournalEntry entry(String lineId);

    /** The reports that the user may run. */
    List<ReportInfo> reports();

    /** Runs a report. */
    ReportResult report(String code, ReportRequest request);

    /**
     * Writes a report whole, whatever cap the screen has; the server records it.
     *
     * @param format csv or xlsx
     * @throws IOException when {@code out} can't be written
     */
    void exportReport(String code, ReportRequest request, String format, OutputStream out) throws IOException;

    /** The same for all lines behind a cell; cursor and page size don't count. */
    void exportLines(DrillRequest request, String format, OutputStream out) throws IOException;

    /** The newest loads, how fresh each source is, and the checks. */
    Loads loads();

    LoadDetail load(long batch);

    /** @param after id of the last rejected row of the page before; 0 for the first page */
    Rejects rejects(long batch, long after);

    /** Records that figures are about to leave the system; when this fails, nothing may leave. */
    void recordExport(ExportNotice notice);

    /** Users and waiting changes; for administrators, as everything below. */
    Users users();

    List<LiveSession> sessions();

    /** @param added false to change an existing user */
    UserChangeResult saveUser(UserDraft draft, boolean added);

    TemporaryPassword resetUser(String login);

    void lockUser(String login, boolean locked);

    void removeUser(String login);

    /** @param change number of a waiting change */
    void decideUserChange(String change, boolean approve);

    /** @param session id from {@link #sessions()} */
    void endSession(String session);
}
