package com.superscapes.desktop.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.server.Json;
import com.superscapes.desktop.testing.Books;
import com.superscapes.desktop.testing.Desk;
import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private @TempDir Path folder;
    private Desk desk;
    private TemplatesViewModel screen;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        screen = new TemplatesViewModel(desk.workspace);
        follow(screen);
        desk.workspace.navigator().open(Place.of("templates"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void follow(TemplatesViewModel followed) {
        desk.workspace.navigator().trail().subscribe(trail -> {
            if (!trail.isEmpty() && trail.getLast().screen().equals(TemplatesViewModel.SCREEN)) {
                followed.open(trail.getLast());
            }
        });
    }

    @Test
    void everyVersionIsListedWithItsState() {
        assertThat(rows().stream().map(row -> row.id() + " " + words(row, 2)).toList()).containsExactly(
                "balance-sheet/1 Approved, holds", "profit-and-loss/4 Draft", "profit-and-loss/3 Draft",
                "profit-and-loss/2 Approved, holds", "profit-and-loss/1 Approved");
    }

    @Test
    void onlyTheDraftOfAnotherControllerCanBeApproved() {
        screen.select("profit-and-loss/4");
        assertThat(screen.approvable().get()).as("one's own").isFalse();
        screen.select("profit-and-loss/2");
        assertThat(screen.approvable().get()).as("approved already").isFalse();
        screen.approve();
        assertThat(desk.server.asked()).noneMatch(path -> path.endsWith("/approve"));
        screen.select("profit-and-loss/3");
        assertThat(screen.approvable().get()).isTrue();
        screen.approve();
        assertThat(desk.server.asked()).contains("/v1/statement-templates/profit-and-loss/3/approve");
        assertThat(screen.notice().get()).isEqualTo("Profit and loss: version 3 is approved and holds from now on.");
    }

    @Test
    void aNewVersionIsDraftedFromAnotherOne() {
        draft();
        screen.select("1");
        screen.draft().change();
        screen.draft().form().word(RowFields.LABEL).set("Maintenance contracts");
        screen.draft().form().word(RowFields.CODES).set("4010, 4015");
        screen.draft().apply();
        assertThat(words(rows().get(1), 0)).isEqualTo("Maintenance contracts");
        screen.select("2");
        screen.draft().move(-1);
        assertThat(screen.draft().point().get()).isEqualTo(1);
        screen.draft().add();
        screen.draft().form().kind().set("subtotal");
        screen.draft().form().word(RowFields.ID).set("extra");
        screen.draft().form().word(RowFields.SUM).set("+revenue-other");
        screen.draft().apply();
        screen.select("7");
        screen.draft().remove();
        screen.draft().add();
        assertThat(rows()).hasSize(8);
        screen.draft().cancel();
        assertThat(rows()).hasSize(7);
        screen.draft().note().set("Contracts by code");
        screen.save();
        String sent = desk.server.bodies().stream().filter(body -> body.startsWith("/v1/statement-templates {"))
                .findFirst().orElseThrow();
        assertThat(sent).contains("\"note\":\"Contracts by code\"", "\"codes\":[\"4010\",\"4015\"]",
                "\"sum\":[\"+revenue-other\"]").doesNotContain("gross-margin");
        assertThat(sent.indexOf("revenue-other")).isLessThan(sent.indexOf("revenue-maintenance"));
        assertThat(screen.notice().get()).isEqualTo("Version 5 is drafted. Another controller has to approve it."
                + " Accounts on no row of their own: 9000.");
        assertThat(screen.view().get()).isEqualTo(TemplatesViewModel.VERSIONS);
    }

    @Test
    void whatTheServerRefusesIsSaidAtItsRowAndTheDraftStays() throws Exception {
        draft();
        String message = "Row revenue uses row moon, which doesn't stand above it.";
        desk.server.next("/v1/statement-templates", new MockResponse.Builder().code(400)
                .setHeader("Content-Type", "application/json").body(Json.mapper().writeValueAsString(
                        new ApiError(ErrorCode.BAD_REQUEST, message, "S-1", "rows.revenue")))
                .build());
        screen.save();
        assertThat(screen.notice().get()).isEqualTo(message);
        assertThat(rows().stream().filter(row -> !words(row, 1).isEmpty())
                .map(row -> words(row, 2) + ": " + words(row, 1)))
                .containsExactly("revenue: " + message);
        screen.select("3");
        screen.draft().change();
        screen.draft().apply();
        assertThat(Objects.requireNonNull(screen.content().get()).report().columns())
                .noneMatch(column -> column.id().equals("problem"));
    }

    @Test
    void aDraftIsKeptWhileItsAuthorLooksElsewhereAndForgottenWhenDiscarded() {
        draft();
        screen.select("0");
        screen.draft().remove();
        desk.workspace.navigator().open(Place.of("home"));
        desk.workspace.navigator().back();
        assertThat(rows()).hasSize(6);
        screen.discard();
        draft();
        assertThat(rows()).hasSize(7);
    }

    @Test
    void whoeverIsNoControllerReadsOnly() throws Exception {
        desk.close();
        desk = new Desk(folder, Books.branchManager());
        screen = new TemplatesViewModel(desk.workspace);
        screen.open(Place.of("templates"));
        screen.select("profit-and-loss/3");
        assertThat(screen.writes()).isFalse();
        assertThat(screen.approvable().get()).isFalse();
        assertThat(screen.notice().get()).startsWith("Only a controller with entity-wide scope");
    }

    @Test
    void aRowHasTheFieldsOfItsKindAndKeepsWhatTheFormDoesNotKnow() {
        RowForm form = new RowForm();
        form.show(Map.of("id", "x", "label", "X", "kind", "line", "types", List.of("revenue"), "measure", "flow"));
        form.kind().set("ratio");
        form.word(RowFields.NUMERATOR).set("a");
        form.word(RowFields.DENOMINATOR).set("b");
        assertThat(form.row()).containsEntry("measure", "flow").containsEntry("numerator", "a")
                .doesNotContainKeys("types", "sign");
    }

    private void draft() {
        desk.workspace.navigator().open(new Place("templates/draft", Map.of("version", "profit-and-loss/2"), ""));
    }

    private List<ReportRow> rows() {
        return Objects.requireNonNull(screen.content().get()).report().rows();
    }

    private static String words(ReportRow row, int column) {
        return row.cells().get(column) instanceof Cell.Text text ? text.text() : "";
    }
}
