package com.superscapes.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.testing.Readers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final TestWarehouse WAREHOUSE = TestWarehouse.create();
    private static final LaneSettings TWO = new LaneSettings("exports", 2, 3, Duration.ofSeconds(7));

    @AfterAll
    static void drop() {
        WAREHOUSE.close();
    }

    @Test
    void aFullLaneTurnsAwayWithinASecondAndAnotherLaneDoesNotNoticeIt() throws Exception {
        try (Lane exports = Lane.reading(WAREHOUSE.logins().proxy(), TWO);
                Lane reports = Lane.reading(WAREHOUSE.logins().proxy(), Lanes.STANDARD.reports().withConnections(1))) {
            try (Connection one = exports.getConnection(); Connection two = exports.getConnection()) {
                long start = System.nanoTime();
                List<String> outcomes = Readers.together(20, () -> outcome(exports));
                assertThat(outcomes).hasSize(20).containsOnly("busy");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                assertThat(exports.busy()).isEqualTo(2);
                assertThat(exports.refused()).isEqualTo(20);
                assertThat(outcome(reports)).isEqualTo("ok");
                assertThat(one.isValid(1) && two.isValid(1)).isTrue();
            }
            assertThat(outcome(exports)).isEqualTo("ok");
            assertThat(exports.busy()).isZero();
        }
    }

    @Test
    void aConnectionIsOpenedAsTheSettingsSay() throws Exception {
        try (Lane lane = Lane.writing(WAREHOUSE.logins().proxy(), TWO); Connection connection = lane.getConnection()) {
            assertThat(shown(connection, "statement_timeout")).isEqualTo("7s");
            assertThat(shown(connection, "application_name")).isEqualTo("superscapes-proxy-exports");
            assertThat(connection.getNetworkTimeout()).isEqualTo(17_000);
        }
    }

    @Test
    void whatBrokeOneConnectionIsNotMetByTheNextRequest() throws Exception {
        try (Lane lane = Lane.writing(WAREHOUSE.logins().proxy(), TWO)) {
            assertThat(outcome(lane)).isEqualTo("ok");
            try (Connection owner = WAREHOUSE.logins().owner().dataSource().getConnection();
                    Connection broken = lane.getConnection()) {
                owner.createStatement().execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name = 'superscapes-proxy-exports'");
                assertThatThrownBy(() -> shown(broken, "port")).isInstanceOf(SQLException.class);
            }
            assertThat(outcome(lane)).isEqualTo("ok");
            assertThat(outcome(lane)).isEqualTo("ok");
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedAgainAndAgain() {
        var nowhere = WAREHOUSE.logins().proxy();
        var closed = new com.superscapes.ddl.server.DatabaseLogin("127.0.0.1", 1, nowhere.database(), nowhere.user(),
                nowhere.password());
        try (Lane lane = Lane.writing(closed, new LaneSettings("records", 30, 0, Duration.ofSeconds(1)))) {
            assertThat(untilOpen(lane)).isTrue();
            long start = System.nanoTime();
            assertThatThrownBy(lane::getConnection).hasMessageContaining("a moment ago");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        }
    }

    private static boolean untilOpen(Lane lane) {
        try {
            Readers.together(20, () -> outcome(lane));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return lane.open();
    }

    private static String outcome(Lane lane) throws SQLException {
        try (Connection connection = lane.getConnection()) {
            return shown(connection, "transaction_read_only").isEmpty() ? "nothing" : "ok";
        } catch (LaneBusyException busy) {
            return "busy";
        } catch (java.sql.SQLTransientConnectionException away) {
            return "away";
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
