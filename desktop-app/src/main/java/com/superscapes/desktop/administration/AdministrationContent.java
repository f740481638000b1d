package com.superscapes.desktop.administration;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserChange;
import com.superscapes.api.user.UserDraft;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users, sessions and waiting changes as grids. */
final class AdministrationContent {

    private static final BatchInfo NO_FIGURES = new BatchInfo(0, null, TieOutState.NOT_APPLICABLE);

    private static final String COUNT = "administration.column.sessions";
    private final ReportContext context;
    private final ZoneId zone;

    AdministrationContent(ReportContext context, ZoneId zone) {
        this.context = context;
        this.zone = zone;
    }

    GridContent users(List<UserAccount> users) {
        List<ReportRow> rows = users.stream().map(user -> ReportRow.detail(user.login(),
                List.of(Cell.text(user.login()), Cell.text(user.displayName()), Cell.text(role(user.role())),
                        Cell.text(scope(user.everyBranch(), user.branches())),
                        Cell.text(scope(user.everyDivision(), user.divisions())),
                        Cell.text(Texts.text("administration.state." + user.state().name())), at(user.lastSignInAt()),
                        Cell.number(BigDecimal.valueOf(user.sessions())),
                        Cell.text(user.provider() == null ? "" : user.provider()))))
                .toList();
        return content("users", Texts.text("administration.users"), Texts.text("administration.users.definition"), rows,
                rows.stream().map(ReportRow::id).collect(Collectors.toSet()), "administration.column.login",
                "administration.column.name", "administration.column.role", "administration.column.branches",
                "administration.column.divisions", "administration.column.state", "administration.column.lastSignIn",
                COUNT, "administration.column.provider");
    }

    GridContent sessions(List<LiveSession> sessions) {
        List<ReportRow> rows = sessions.stream().map(session -> ReportRow.detail(session.id(),
                List.of(Cell.text(session.login()), Cell.text(session.displayName()),
                        Cell.text(Texts.text("administration.method." + session.method())),
                        Cell.text(session.clientAddress()), Cell.text(session.client()), at(session.startedAt()),
                        at(session.lastUsedAt()), at(session.endsAt()),
                        Cell.text(session.current() ? Texts.text("administration.current") : ""))))
                .toList();
        return content("sessions", Texts.text("administration.sessions"),
                Texts.text("administration.sessions.definition"), rows,
                Set.of(), "administration.column.login", "administration.column.name", "administration.column.method",
                "administration.column.address", "administration.column.client", "administration.column.started",
                "administration.column.lastUsed", "administration.column.ends", "administration.column.current");
    }

    GridContent waiting(List<UserChange> changes) {
        List<ReportRow> rows = changes.stream().map(change -> ReportRow.detail(Long.toString(change.id()),
                List.of(Cell.text(change.wanted().login()), Cell.text(change.wanted().displayName()),
                        Cell.text(change.before() == null
                                ? Texts.text("administration.new")
                                : rights(change.before())),
                        Cell.text(rights(change.wanted())), Cell.text(change.requestedBy()),
                        at(change.requestedAt()))))
                .toList();
        return content("waiting", Texts.text("administration.waiting"), Texts.text("administration.waiting.definition"),
                rows,
                Set.of(), "administration.column.login", "administration.column.name", "administration.column.before",
                "administration.column.wanted", "administration.column.requestedBy",
                "administration.column.requestedAt");
    }

    /** @param columns keys in the bundle; a column's id is the last part of its key */
    private GridContent content(String view, String title, String definition, List<ReportRow> rows,
            Set<String> drillable, String... columns) {
        List<ReportColumn> shown = Stream.of(columns)
                .map(key -> ReportColumn.of(key.substring(key.lastIndexOf('.') + 1), Texts.text(key),
                        key.equals(COUNT) ? ReportColumn.Kind.INTEGER : ReportColumn.Kind.TEXT))
                .toList();
        return new GridContent(GridReport.of(view, title, "", "", "", shown, rows,
                ReportProof.of(NO_FIGURES, definition, Map.of(), rows.size(), context)), drillable, 0, Set.of());
    }

    private static String rights(UserDraft user) {
        return Texts.text("administration.rights", role(user.role()), scope(user.everyBranch(), user.branches()),
                scope(user.everyDivision(), user.divisions()));
    }

    private static String role(String role) {
        return role.replace('-', ' ');
    }

    private static String scope(boolean every, List<String> codes) {
        return every ? Texts.text("administration.all") : String.join(", ", codes);
    }

    private Cell at(@Nullable Instant moment) {
        return Cell.text(moment == null ? Texts.text("administration.never") : Times.minute(moment, zone));
    }
}
