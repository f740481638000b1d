package com.superscapes.desktop.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.testing.Desk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {

    private @TempDir Path folder;
    private Desk desk;
    private AdministrationViewModel screen;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        screen = new AdministrationViewModel(desk.workspace);
        screen.open(Place.of("administration/users"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aUserIsChangedInTheFormAndWhatWaitsIsSaid() {
        screen.select("manager");
        screen.change();
        assertThat(screen.form().shown().get()).isTrue();
        assertThat(screen.form().branches().get()).isEqualTo("B01, B02");
        screen.form().branches().set("B01");
        screen.save();
        assertThat(desk.server.bodies()).anyMatch(sent -> sent.startsWith("/v1/users/manager {")
                && sent.contains("\"everyBranch\":false,\"branches\":[\"B01\"]"));
        assertThat(screen.notice().get()).isEqualTo("The change of manager holds.");
        screen.add();
        screen.form().login().set("newcomer");
        screen.form().everyBranch().set(true);
        screen.save();
        assertThat(screen.notice().get()).isEqualTo("The change of newcomer waits for another administrator.");
        assertThat(screen.form().shown().get()).isFalse();
    }

    @Test
    void aRefusalIsSaidAndTheFormStays() {
        desk.server.next("/v1/users", desk.server.error(ErrorCode.CONFLICT, "There is a user manager already."));
        screen.add();
        screen.save();
        assertThat(screen.notice().get()).contains("There is a user manager already.");
        assertThat(screen.form().shown().get()).isTrue();
    }

    @Test
    void aUserIsRemovedOnlyWhenAskedForTwiceInARow() {
        screen.remove("manager");
        screen.select("controller");
        screen.remove("manager");
        assertThat(desk.server.asked()).doesNotContain("/v1/users/manager/remove");
        screen.remove("manager");
        assertThat(desk.server.asked()).contains("/v1/users/manager/remove");
        assertThat(screen.notice().get()).isEqualTo("manager is removed.");
    }

    @Test
    void aTemporaryPasswordIsShown() {
        screen.reset("manager");
        assertThat(screen.notice().get()).contains("abcd-efgh-jkmn-pqrs-tuvw");
    }
}
