package com.superscapes.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.testing.AuditStoreSwitch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that wait on the disk: whatever kills the server or fills the disk, what was answered comes into the chain, in order, once. */
class SpoolTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123456Z");

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final AuditStoreSwitch store = new AuditStoreSwitch(warehouse);
    private @TempDir Path folder;

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void recordsComeBackAsTheyWereAndTheFileIsEmptyWhenTheStoreHasThem() throws Exception {
        AuditRecord odd = new AuditRecord("o\"d\0\ud800", "controller", "s", "r1", "::1", "query", "a\0b\n",
                Map.of("text", "\0\0 \\u0000 é😀", "list", List.of(1, 2.50)), "ok", 3L, null, 12);
        StampedRecord first = StampedRecord.of(odd, NOON);
        try (AuditSpool spool = spool()) {
            spool.add(first);
            spool.add(record(2));
        }
        try (AuditSpool spool = spool()) {
            assertThat(spool.oldest(9)).containsExactly(first, record(2));
            spool.taken(1);
            assertThat(spool.isEmpty()).isFalse();
            spool.taken(1);
        }
        assertThat(Files.size(file())).isZero();
        new AuditStore(warehouse.logins().proxy().dataSource(), "odd", seq -> {
        }).append(first);
        assertThat(store.texts("select object || (parameters ->> 'text') from audit.event where task = 'odd'"))
                .containsExactly("a\ufffdb\n\ufffd\ufffd \\u0000 é😀");
    }

    @Test
    void aLineThatWasCutOffIsForgottenAndADamagedOneIsRefused() throws Exception {
        try (AuditSpool spool = spool()) {
            spool.add(record(1));
            spool.add(record(2));
        }
        String whole = Files.readString(file());
        Files.writeString(file(), whole.substring(0, whole.length() - 5));
        try (AuditSpool spool = spool()) {
            assertThat(spool.oldest(9)).containsExactly(record(1));
            spool.add(record(3));
        }
        try (AuditSpool spool = spool()) {
            assertThat(spool.oldest(9)).containsExactly(record(1), record(3));
        }
        Files.writeString(file(), Files.readString(file()).replaceFirst("query", "quary"));
        assertThatThrownBy(this::spool).hasMessageContaining("line 1 is damaged");
    }

    @Test
    void aSpoolHasOneServerAndTakesNothingBehindARecordThatWaitsTooLong() throws Exception {
        try (AuditSpool spool = spool()) {
            assertThatThrownBy(this::spool).hasMessageContaining("can't be used");
            spool.add(StampedRecord.of(plain("r1"), NOON));
            spool.add(StampedRecord.of(plain("r2"), NOON.plus(MINUTE)));
            assertThatThrownBy(() -> spool.add(StampedRecord.of(plain("r3"), NOON.plus(MINUTE).plusMillis(1))))
                    .hasMessageContaining("its oldest record waits since 2026-11-27T12:00:00");
            spool.taken(1);
            spool.add(StampedRecord.of(plain("r4"), NOON.plus(MINUTE).plusSeconds(50)));
            assertThat(spool.oldest(9)).extracting(waiting -> waiting.record().requestId()).containsExactly("r2", "r4");
        }
    }

    @Test
    void aRecordTheStoreHadTakenBeforeItFailedIsNotThereTwice() throws Exception {
        AuditStore chain = new AuditStore(warehouse.logins().proxy().dataSource(), "one", seq -> {
        });
        chain.append(record(1));
        chain.appendOnce(List.of(record(1), record(2)));
        chain.appendOnce(List.of(record(2), record(3)));
        assertThat(requests()).containsExactly("r1", "r2", "r3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aServerKilledWhileRecordsWaitLosesNone(long seed) throws Exception {
        store.off();
        List<String> answered = runUntilKilled(50 + new Random(seed).nextInt(400), "");
        store.on();
        bringIn();
        assertThat(requests()).startsWith(answered.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(requests().size() - answered.size()).as("written and not yet answered").isBetween(0, 1);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aServerKilledWhileItBringsThemInBringsEachInOnce(long seed) throws Exception {
        store.off();
        List<String> answered = runUntilKilled(900, "");
        store.on();
        Process bringing = victim("bring", "");
        int some = 1 + new Random(seed).nextInt(700);
        long deadline = System.nanoTime() + MINUTE.toNanos();
        while (requests().size() < some && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        bringing.destroyForcibly().waitFor();
        assertThat(requests().size()).isGreaterThanOrEqualTo(some);
        bringIn();
        assertThat(requests()).startsWith(answered.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(problems()).isEmpty();
    }

    @Test
    void aFullDiskRefusesRecordsAndKeepsThoseItTook() throws Exception {
        store.off();
        // In blocks of 1,024 bytes: the write that goes beyond is cut off by the system, as on a full disk.
        Process victim = victim("append", "ulimit -f 40; ");
        List<String> answered = new ArrayList<>();
        String refused = null;
        try (BufferedReader said = victim.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null && refused == null; line = said.readLine()) {
                if (line.startsWith("refused")) {
                    refused = line;
                } else {
                    answered.add(line);
                }
            }
        }
        victim.destroyForcibly().waitFor();
        assertThat(refused).contains("takes no record");
        assertThat(answered).hasSizeGreaterThan(50);
        store.on();
        bringIn();
        assertThat(requests()).isEqualTo(answered);
        assertThat(problems()).isEmpty();
    }

    private List<String> runUntilKilled(int answers, String before) throws Exception {
        Process victim = victim("append", before);
        List<String> answered = new ArrayList<>();
        try (BufferedReader said = victim.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                answered.add(line);
                if (answered.size() == answers) {
                    victim.destroyForcibly();
                }
            }
        } catch (IOException cut) {
            assertThat(answered).hasSizeGreaterThanOrEqualTo(answers);
        }
        assertThat(victim.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(answered).hasSizeGreaterThanOrEqualTo(answers);
        return answered;
    }

    private Process victim(String act, String before) throws IOException {
        DatabaseLogin login = warehouse.logins().proxy();
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", before + "exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), SpoolVictim.class.getName(), act, file().toString(),
                login.host(), Integer.toString(login.port()), login.database(), login.user(), login.password());
        return builder.redirectError(folder.resolve("victim.log").toFile()).start();
    }

    private void bringIn() {
        try (AuditLog next = new AuditLog(warehouse.logins().proxy().dataSource(), "one", Clock.systemUTC(), spool(),
                seq -> {
                })) {
            next.bringIn();
        }
    }

    private AuditSpool spool() {
        return new AuditSpool(new SpoolSettings(file(), MINUTE));
    }

    private Path file() {
        return folder.resolve("spool");
    }

    private static StampedRecord record(int number) {
        return StampedRecord.of(plain("r" + number), NOON.plusSeconds(number));
    }

    static AuditRecord plain(String request) {
        return new AuditRecord("ann", "controller", null, request, "127.0.0.1", "query", null, Map.of("metric", "cash"),
                "ok", 3L, 1L, 12);
    }

    private List<String> requests() throws SQLException {
        return store.texts("select request_id from audit.event where task = 'one' order by seq");
    }

    private List<String> problems() {
        return AuditVerification.run(warehouse.logins().owner().dataSource(), Map.of()).stream()
                .flatMap(report -> report.problems().stream()).toList();
    }
}
