package com.superscapes.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chain of six records over three months, tampered with by a superuser, and an anchor file the superuser has no key for. */
class ChainTest {

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final TestClock clock = new TestClock();
    private final InstallationKey key = InstallationKey.ofProcess();
    private @TempDir Path folder;
    private Anchors anchors;
    private YearMonth first;

    @BeforeEach
    void sixRecordsInThreeMonths() {
        anchors = new Anchors(folder.resolve("anchors.jsonl"), key);
        first = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (int month = 0; month < 3; month++) {
            append("one", "r" + month, "ok");
            append("one", "s" + month, "not-found");
            clock.advance(Duration.ofDays(31));
        }
        try (AuditKeeper keeper = keeper()) {
            keeper.anchor();
        }
    }

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void anUntouchedLogIsWholeAndAForeignVerifierComputesTheSameHashes() throws Exception {
        AuditRecord odd = new AuditRecord("o\"d\\d\n\u0001é😀", null, null, "r", "::1", "query", "\t\b\f\r/",
                Map.of("text", "ü \"quoted\"", "number", 1.50, "list", List.of(1, 2)), "ok", null, 7L, 3);
        new AuditLog(warehouse.logins().proxy().dataSource(), "one", clock).append(odd);
        append("two", "r9", "ok");
        assertThat(problems()).isEmpty();
        assertThat(AuditVerification.run(owner(), anchors.read())).extracting(ChainReport::records)
                .containsExactly(7L, 1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "flip a bit | update audit.event set object = 'x' where seq = 3 | one 3: its content was changed",
            "flip a bit of a hash | update audit.event set hash = set_bit(hash, 0, 1 - get_bit(hash, 0)) where seq = 3 | one 3: its content was changed",
            "drop | delete from audit.event where seq = 3 | one 4: the records from 3 to 3 before it are missing",
            "swap | update audit.event set seq = -seq where seq in (3, 4); update audit.event set seq = 7 + seq where seq < 0 | one 3: it does not follow the record before it",
            "duplicate | insert into audit.event select seq, task, at + interval '1 second', actor, actor_role, session_id, request_id, client_address, code, object, parameters, outcome, row_count, data_batch, milliseconds, previous_hash, hash from audit.event where seq = 3 | one 3: there are two records of this number",
            "truncate the tail | with cut as (delete from audit.event where seq > 4) update audit.chain_head set seq = 4, hash = (select hash from audit.event where seq = 4) | one 4: the anchor knows record 6: the end is missing",
            "forget the chain | with cut as (delete from audit.event) delete from audit.chain_head | one 0: the anchor knows record 6: the end is missing"})
    void tamperingIsFound(String name, String tampering, String problem) throws Exception {
        superuser(tampering.split(";"));
        assertThat(problems()).as(name).contains(problem);
    }

    @Test
    void aForkOrAWholeNewHistoryIsFoundByTheAnchor() throws Exception {
        superuser("delete from audit.event where seq > 4",
                "update audit.chain_head set seq = 4, hash = (select hash from audit.event where seq = 4)");
        append("one", "forged", "ok");
        append("one", "forged too", "ok");
        assertThat(verify(Map.of())).isEmpty();
        assertThat(problems()).containsExactly(
                "one 6: the anchor knows another record of this number: the history was replaced");
    }

    @Test
    void anAnchorFileThatWasEditedIsRefused() throws Exception {
        Path file = folder.resolve("anchors.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"seq\":6", "\"seq\":4"));
        assertThatThrownBy(anchors::read).isInstanceOf(IOException.class)
                .hasMessageContaining("line 1: its seal is broken");
        assertThatThrownBy(() -> new Anchors(file, InstallationKey.ofProcess()).read())
                .hasMessageContaining("its seal is broken");
    }

    @Test
    void aServerThatStartsAgainContinuesItsChainAndItsAnchors() throws Exception {
        try (AuditKeeper keeper = keeper()) {
            keeper.start();
            AuditLog again = new AuditLog(warehouse.logins().proxy().dataSource(), "one", clock, null,
                    keeper::appended);
            again.append(record("r7", "ok"));
        }
        assertThat(problems()).isEmpty();
        assertThat(anchors.read().get("one")).containsOnlyKeys(6L, 7L);
    }

    @Test
    void anIntentWithoutAnOutcomeIsListed() throws Exception {
        append("one", "begun", AuditLog.INTENT);
        append("one", "done", AuditLog.INTENT);
        append("one", "done", "ok");
        assertThat(AuditVerification.run(owner(), Map.of()).getFirst().open()).containsExactly("7 query");
    }

    @Test
    void theMonthsToComeAreMadeAhead() throws Exception {
        try (AuditKeeper keeper = keeper()) {
            keeper.makeMonths();
        }
        YearMonth ahead = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(3);
        assertThat(new AuditArchive(owner(), clock).monthsBefore(ahead.plusMonths(1))).contains(ahead);
    }

    @Test
    void anArchivedMonthLeavesAWholeLogAndComesBack() throws Exception {
        AuditArchive archive = new AuditArchive(owner(), clock);
        Path manifest = archive.archive(first, folder);
        assertThat(count()).isEqualTo("4");
        assertThat(problems()).isEmpty();
        assertThat(sql("select problem from audit.verify('one')")).isEmpty();
        assertThat(sql("select keep_until from audit.archived_month"))
                .containsExactly(first.plusMonths(1).plusYears(7).atDay(1).toString());
        append("one", "later", "ok");
        assertThat(archive.restore(manifest)).isEqualTo(2);
        assertThat(count()).isEqualTo("7");
        assertThat(problems()).isEmpty();
        assertThatThrownBy(() -> archive.restore(manifest)).hasMessageContaining("is in the log");
    }

    @Test
    void twoMonthsOutOfThreeMayLeaveInAnyOrder() throws Exception {
        AuditArchive archive = new AuditArchive(owner(), clock);
        archive.archive(first.plusMonths(1), folder);
        assertThat(problems()).isEmpty();
        Path manifest = archive.archive(first, folder);
        assertThat(problems()).isEmpty();
        superuser("delete from audit.archived_run where first_seq = 3");
        assertThat(problems()).contains("one 5: the records from 3 to 4 before it are missing");
        assertThatThrownBy(() -> archive.restore(manifest)).hasMessageContaining("the log is not whole");
    }

    @Test
    void aChangedArchiveDoesNotComeBackAndAChangedLogDoesNotLeave() throws Exception {
        AuditArchive archive = new AuditArchive(owner(), clock);
        Path manifest = archive.archive(first, folder);
        Files.writeString(manifest, Files.readString(manifest).replace("\"records\" : 2", "\"records\" : 3"));
        assertThatThrownBy(() -> archive.restore(manifest)).hasMessageContaining("is not the file of its manifest");
        assertThat(count()).isEqualTo("4");
        superuser("update audit.event set actor = 'eve' where seq = 3");
        assertThatThrownBy(() -> archive.archive(first.plusMonths(1), folder)).hasMessageContaining("was changed");
        assertThat(count()).isEqualTo("4");
        assertThatThrownBy(() -> archive.archive(first.plusMonths(12), folder)).hasMessageContaining("not over");
    }

    private AuditKeeper keeper() {
        return new AuditKeeper(warehouse.logins().proxy().dataSource(), "one", anchors, clock);
    }

    private void append(String task, String request, String outcome) {
        new AuditLog(warehouse.logins().proxy().dataSource(), task, clock).append(record(request, outcome));
    }

    private static AuditRecord record(String request, String outcome) {
        return new AuditRecord("ann", "controller", null, request, "127.0.0.1", "query", null, Map.of("metric", "cash"),
                outcome, 3L, 1L, 12);
    }

    private List<String> problems() throws Exception {
        return verify(anchors.read());
    }

    private List<String> verify(Map<String, Map<Long, String>> known) {
        return AuditVerification.run(owner(), known).stream().flatMap(report -> report.problems().stream()).toList();
    }

    private DataSource owner() {
        return warehouse.logins().owner().dataSource();
    }

    private String count() throws SQLException {
        return sql("select count(*) from audit.event").getFirst();
    }

    private void superuser(String... tampering) throws SQLException {
        try (Connection connection = owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String each : tampering) {
                assertThat(statement.executeUpdate(each)).as(each).isPositive();
            }
        }
    }

    private List<String> sql(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
