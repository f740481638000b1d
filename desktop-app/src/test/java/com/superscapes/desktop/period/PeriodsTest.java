package com.superscapes.desktop.period;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.session.Profile;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.testing.Books;
import com.superscapes.desktop.testing.Desk;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodsTest {

    private @TempDir Path folder;
    private Desk desk;
    private PeriodsViewModel screen;

    @AfterEach
    void close() {
        desk.close();
    }

    private void open(Profile who) throws Exception {
        desk = new Desk(folder, who);
        screen = new PeriodsViewModel(desk.workspace, new Catalogue());
        screen.open();
    }

    @Test
    void everyPeriodStandsWithItsStateAndWhoSaidIt() throws Exception {
        open(Books.controller());
        List<ReportRow> rows = screen.content().get().report().rows();
        assertThat(rows).extracting(row -> row.cells().get(1).toString().contains("Oct 2026")).contains(true);
        assertThat(rows.get(1).cells().stream().map(Object::toString).toList().toString()).contains("Soft-closed")
                .contains("second").contains("Flash sent");
        assertThat(rows.get(3).cells().toString()).contains("Year closed");
    }

    @Test
    void whatCanBeSaidFollowsFromTheState() throws Exception {
        open(Books.controller());
        List<Command> verbs = new PeriodsActions(screen).all();
        assertThat(usable(verbs)).isEmpty();
        screen.select("SUP 202611");
        assertThat(usable(verbs)).containsExactly("Soft-close");
        screen.select("SUP 202610");
        assertThat(usable(verbs)).containsExactly("Close", "Open again");
        screen.select("SUP 202609");
        assertThat(usable(verbs)).containsExactly("Open again");
    }

    @Test
    void aPeriodIsClosedWithANote() throws Exception {
        open(Books.controller());
        screen.select("SUP 202610");
        screen.say(PeriodState.CLOSED);
        assertThat(screen.notice().get()).isEqualTo("Say why in the note first.");
        assertThat(desk.server.asked()).doesNotContain("/v1/periods/202610/state");
        screen.note().set("Reviewed");
        screen.say(PeriodState.CLOSED);
        assertThat(desk.server.bodies())
                .contains("/v1/periods/202610/state {\"company\":\"SUP\",\"state\":\"CLOSED\",\"note\":\"Reviewed\"}");
        assertThat(screen.notice().get()).isEqualTo("Oct 2026: Closed from now on.");
        assertThat(screen.note().get()).isEmpty();
    }

    @Test
    void afterAChangeTheVerbsFollowTheNewState() throws Exception {
        open(Books.controller());
        List<Command> verbs = new PeriodsActions(screen).all();
        screen.select("SUP 202610");
        screen.note().set("Reviewed");
        desk.server.next("/v1/periods", new MockResponse.Builder().setHeader("Content-Type", "application/json")
                .body("[{\"company\":\"SUP\",\"period\":202610,\"name\":\"Oct 2026\",\"start\":\"2026-10-01\","
                        + "\"end\":\"2026-10-31\",\"state\":\"CLOSED\",\"batch\":7,\"note\":\"Reviewed\","
                        + "\"changedBy\":\"controller\",\"changedAt\":\"2026-11-22T15:00:00Z\"}]")
                .build());
        screen.say(PeriodState.CLOSED);
        assertThat(usable(verbs)).containsExactly("Open again");
    }

    @Test
    void aPeriodLeadsToItsCockpit() throws Exception {
        desk = new Desk(folder);
        Catalogue reports = new Catalogue();
        reports.offer(List
                .of(new ReportInfo("close-cockpit", "close", "Close", "Close cockpit", "", ReportClock.POSTING_PERIOD,
                        List.of(), true, false, List.of("controller"))));
        screen = new PeriodsViewModel(desk.workspace, reports);
        screen.open();
        Report shown = screen.content().get().report();
        screen.drill(new GridCell(shown.rows().get(1), shown.columns().getFirst(), 0));
        assertThat(desk.workspace.navigator().current().path()).isEqualTo("report/close-cockpit");
        assertThat(desk.workspace.navigator().current().parameters()).containsEntry("period", "202610")
                .containsEntry("company", "SUP");
    }

    @Test
    void aRefusalIsSaidAndTheNoteStays() throws Exception {
        open(Books.controller());
        desk.server.next("/v1/periods/202610/state", desk.server.error(ErrorCode.NOT_PERMITTED,
                "Another controller has to close this period: you closed it softly."));
        screen.select("SUP 202610");
        screen.note().set("Reviewed");
        screen.say(PeriodState.CLOSED);
        assertThat(screen.notice().get()).contains("Another controller has to close this period");
        assertThat(screen.note().get()).isEqualTo("Reviewed");
    }

    @Test
    void othersOnlyLook() throws Exception {
        open(Books.branchManager());
        assertThat(new PeriodsActions(screen).all()).isEmpty();
        assertThat(screen.notice().get()).isEqualTo("Only controllers with entity-wide scope close periods.");
    }

    private static List<String> usable(List<Command> verbs) {
        return verbs.stream().filter(verb -> verb.enabled().get()).map(Command::text).toList();
    }
}
