package com.superscapes.proxy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.superscapes.api.query.Filter;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.ddl.server.Folders;
import com.superscapes.ddl.server.InstalledPostgres;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.testing.RandomItems;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drill: a loaded warehouse is backed up and restored, the server serves the same from the copy, and what goes wrong is said. */
class BackupDrillTest {

    private static DrillServer drill;
    private static RandomLedger ledger;
    private static Path good;
    private @TempDir Path target;

    @BeforeAll
    static void load() throws Exception {
        drill = DrillServer.start();
        ledger = new RandomLedger(47, 150, drill.warehouse());
        new RandomItems(ledger, 48, 60);
        ledger.laterEntry("CANARY", LocalDate.of(2025, 3, 3), 18, 12, 2, "123454321.99");
        try (TestServer server = new TestServer(drill.warehouse()).addUsers()) {
            // Sign-ins and questions fill sessions and the audit log.
            answers(server);
        }
        Path folder = drill.folder().resolve("backups");
        DrillServer.Output output = drill.run("backup", "--to", folder.toString());
        assertThat(output.text()).startsWith("The backup is in " + folder);
        assertThat(output.code()).isZero();
        good = only(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (drill != null) {
            ledger.close();
            drill.close();
        }
    }

    @BeforeEach
    void closed() throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theServerServesTheSameFromARestoredDatabaseAndRowSecurityHolds() throws Exception {
        DrillServer.Output output = drill.run("restore", "--from", good.toString(), "--into", "restored");
        assertThat(output.text()).contains("The database restored is as it was at ", "audit chains are the same.")
                .containsPattern("[1-9]\\d* sessions of that time were ended");
        assertThat(output.code()).isZero();
        assertThat(drill.query("restored", "select count(*) from security.session where ended_at is null"))
                .isEqualTo("0");
        List<String> before;
        try (TestServer server = new TestServer(drill.warehouse())) {
            before = answers(server);
        }
        try (TestServer server = new TestServer(drill.warehouse().other("restored"))) {
            assertThat(answers(server)).isEqualTo(before);
            assertThat(before.toString()).contains("123454321.99");
            TestServer.Reply foreign = server.postAs("branch-manager-scoped", "/v1/statements",
                    statement("profit-and-loss", List.of(new Filter("branch", List.of("N02")))));
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(server.postAs("branch-manager-scoped", "/v1/statements", statement("profit-and-loss", List.of()))
                    .body()).doesNotContain("123454321");
        }
        assertThat(drill.run("audit", "verify").code()).isZero();
    }

    @Test
    void aBackupHoldsOneMomentHoweverMuchIsLoadedMeanwhile() throws Exception {
        Path bin = drill.scripted("pg_dump", "case \"$*\" in *--snapshot*) touch " + target + "/begun; "
                + "i=0; while [ ! -e " + target
                + "/go ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done;; esac; exec $REAL/pg_dump \"$@\"");
        Thread load = Thread.ofPlatform().start(() -> {
            try {
                long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                while (!Files.exists(target.resolve("begun")) && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
                ledger.laterEntry("MEANWHILE", LocalDate.of(2025, 4, 4), 18, 12, 1, "77.77");
                Files.createFile(target.resolve("go"));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        DrillServer.Output output = drill.with(bin, drill.owner().password(), "backup", "--to",
                target.resolve("b").toString());
        load.join();
        assertThat(output.code()).as(output.text()).isZero();
        Manifest made = Manifest.read(only(target.resolve("b")));
        assertThat(made.totals().publishedBatch()).isEqualTo(ledger.batch() - 1);
        assertThat(drill.run("restore", "--from", only(target.resolve("b")).toString(), "--into", "moment").code())
                .isZero();
        assertThat(drill.query("moment",
                "select count(*) from warehouse.fact_transaction where entry_id = 'MEANWHILE'")).isEqualTo("0");
    }

    @Test
    void thePasswordIsInNoArgumentAndNoVariable() throws Exception {
        Path seen = target.resolve("seen");
        Path bin = drill.scripted("pg_dump", "case \"$*\" in *--version*) ;; *) (echo \"$@\"; env) >" + seen
                + "; stat -c %a \"$PGPASSFILE\" >>" + seen + ";; esac; exec $REAL/pg_dump \"$@\"");
        assertThat(drill.with(bin, drill.owner().password(), "backup", "--to", target.resolve("b").toString()).code())
                .isZero();
        String said = Files.readString(seen);
        assertThat(said).contains("--no-password", "PGPASSFILE=").endsWith("600\n")
                .doesNotContain(drill.owner().password());
        Path passwordFile = Path.of(said.lines().filter(line -> line.startsWith("PGPASSFILE=")).findFirst()
                .orElseThrow().substring("PGPASSFILE=".length()));
        assertThat(passwordFile).doesNotExist();
    }

    @Test
    void onlyTheNewestStayAndNothingElseIsTouched() throws Exception {
        String database = drill.owner().database();
        for (String name : List.of(database + "-20240101T000000Z", database + "-20240102T000000Z",
                "other-20240101T000000Z")) {
            Folders.delete(target.resolve(name));
            Files.createDirectory(target.resolve(name));
            Files.copy(good.resolve(Manifest.FILE), target.resolve(name).resolve(Manifest.FILE));
        }
        Files.createDirectory(target.resolve(database + "-20230101T000000Z"));
        Files.createDirectory(target.resolve(database + "-20230101T000000Z.partial"));
        DrillServer.Output output = drill.run("backup", "--to", target.toString(), "--keep", "2");
        assertThat(output.text()).contains("Removed " + target.resolve(database + "-20240101T000000Z"));
        assertThat(names()).hasSize(5).contains("backup.lock", database + "-20240102T000000Z",
                "other-20240101T000000Z", database + "-20230101T000000Z");
    }

    @Test
    void twoBackupsInOneFolderDoNotMeet() throws Exception {
        try (BackupFolder held = BackupFolder.open(target, "other")) {
            assertThat(drill.run("backup", "--to", target.toString()).text())
                    .startsWith("Another backup is being made in " + target);
            assertThat(held.keep(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "echo 'pg_dump: error: query would be affected by row-level security policy for table \"x\"'; exit 1 | does not see every row",
            "echo 'pg_dump: error: query failed: ERROR:  permission denied for table app_user'; exit 1 | lacks a right: use the owner's login. (pg_dump: query failed",
            "echo 'pg_dump: error: query failed: server closed the connection unexpectedly'; exit 1 | The connection to the database was lost",
            "kill -9 $$ | It failed. (pg_dump: it ended with 137)"})
    void aFailureIsSaidInWordsAndLeavesNothing(String script, String said) throws Exception {
        Path bin = drill.scripted("pg_dump", "case \"$*\" in *--version*) exec $REAL/pg_dump \"$@\";; esac; mkdir -p "
                + "$(echo \"$@\" | sed 's/.*--file=\\([^ ]*\\).*/\\1/'); " + script);
        DrillServer.Output output = drill.with(bin, drill.owner().password(), "backup", "--to", target.toString());
        assertThat(output.text()).contains(said);
        assertThat(output.code()).isEqualTo(1);
        assertThat(names()).containsExactly("backup.lock");
    }

    @Test
    void aDiskThatIsFullIsSaidAndLeavesNothing() throws Exception {
        assumeTrue(new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "true").start().waitFor() == 0,
                "This system gives us no file system of our own to fill.");
        Path bin = drill.scripted("pg_dump", "case \"$*\" in *--version*) exec $REAL/pg_dump \"$@\";; esac; "
                + "partial=$(dirname $(echo \"$@\" | sed 's/.*--file=\\([^ ]*\\).*/\\1/')); exec unshare --user"
                + " --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k none \"$0\" && exec \"$@\"' $partial"
                + " $REAL/pg_dump \"$@\"");
        DrillServer.Output output = drill.with(bin, drill.owner().password(), "backup", "--to", target.toString());
        assertThat(output.text()).startsWith("There is no room left");
        assertThat(output.code()).isEqualTo(1);
        assertThat(names()).containsExactly("backup.lock");
    }

    @Test
    void aBuildWithoutZstdFallsBackToGzip() throws Exception {
        Path bin = drill.scripted("pg_dump", "case \"$*\" in *--version*) echo 'pg_dump (PostgreSQL) 99.1'; exit;;"
                + " *zstd*) echo 'pg_dump: error: this build does not support compression with ZSTD'; exit 1;; esac;"
                + " exec $REAL/pg_dump \"$@\"");
        assertThat(drill.with(bin, drill.owner().password(), "backup", "--to", target.toString()).code()).isZero();
        assertThat(Manifest.read(only(target)).files().keySet()).anyMatch(name -> name.endsWith(".gz"));
    }

    @Test
    void programsThatAreMissingOrTooOldAreSaid() throws Exception {
        assertThat(drill.with(target, drill.owner().password(), "backup", "--to", target.toString()).text())
                .contains("or newer is needed for this server, and there is none in " + target);
        Path bin = drill.scripted("pg_dump", "echo 'pg_dump (PostgreSQL) 9.6.24'");
        assertThat(drill.with(bin, drill.owner().password(), "backup", "--to", target.toString()).text())
                .contains("or newer is needed for this server; " + bin.resolve("pg_dump") + " is 9.");
    }

    @Test
    void aLoginThatIsRefusedIsSaid() throws Exception {
        assertThat(drill.with(drill.programs(), "wrong", "backup", "--to", target.toString()).text())
                .startsWith("The database refuses the password of postgres.");
        assertThat(drill.with(drill.programs(), "wrong", "restore", "--from", good.toString(), "--into", "none").text())
                .startsWith("The database refuses the password of postgres.");
    }

    @Test
    void aBackupThatWasCutOffOrChangedIsRefusedBeforeAnythingIsMade() throws Exception {
        Path copy = copy();
        Path data = largest(copy);
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data, bytes);
        refused(copy, data.getFileName() + " is not as it was written: it was changed.");
        Files.write(data, Arrays.copyOf(bytes, bytes.length / 2));
        refused(copy, "it was cut off.");
        Files.delete(data);
        refused(copy, data.getFileName() + " is missing.");
        Files.writeString(copy.resolve(Manifest.FILE), "{\"format\": 1, \"data");
        refused(copy, "was cut off or changed");
        Files.delete(copy.resolve(Manifest.FILE));
        refused(copy, "There is no backup in ");
    }

    @Test
    void dataThatCannotBeReadLeaveNoDatabase() throws Exception {
        Path copy = copy();
        Path data = largest(copy);
        Files.write(data, Arrays.copyOf(Files.readAllBytes(data), (int) Files.size(data) / 2));
        edited(copy, manifest -> manifest.set("files", Json.MAPPER.valueToTree(Manifest.contents(copy))));
        assertThat(refused(copy, "pg_restore")).contains(data.getParent().getParent().toString());
    }

    @Test
    void aManifestThatTellsOtherTotalsIsFoundOut() throws Exception {
        Path copy = copy();
        edited(copy, manifest -> {
            ObjectNode totals = (ObjectNode) manifest.get("totals");
            totals.put("debits", "1.00");
            ((ObjectNode) totals.get("rows")).put("warehouse.dim_branch", 6);
        });
        DrillServer.Output output = drill.run("restore", "--from", copy.toString(), "--into", "differs");
        assertThat(output.text()).contains("warehouse.dim_branch has 5 rows instead of 6 rows.",
                "The sum of debits is ", "is not as it was. Do not use it.");
        assertThat(output.code()).isEqualTo(2);
    }

    @Test
    void aBackupOfANewerPostgresOrOfOtherRolesIsRefused() throws Exception {
        Path copy = copy();
        edited(copy, manifest -> manifest.put("serverVersion", "98.1"));
        refused(copy, "The backup is of Postgres 98.1 and can't go to a server of version");
        edited(copy, manifest -> manifest.put("toolMajor", 98));
        refused(copy, "pg_restore of version 98 or newer is needed");
        Path other = copy();
        edited(other, manifest -> manifest.putArray("roles").add("auditing_firm"));
        refused(other, "create them first: auditing_firm");
    }

    @Test
    void onlyANewOrEmptyDatabaseIsFilled() throws Exception {
        assertThat(refusedInto(drill.owner().database(), good)).contains("is not empty");
        drill.execute("postgres", "create database empty owner superscapes_owner template template0");
        assertThat(drill.run("restore", "--from", good.toString(), "--into", "empty").code()).isZero();
        assertThat(refusedInto("empty", good)).contains("is not empty");
    }

    @Test
    void aServerWithoutTheRolesGetsThemWithoutPasswords() throws Exception {
        try (LocalPostgres other = InstalledPostgres.start(drill.programs(), target.resolve("server"))) {
            Restore.Restored restored = new Restore(other.admin("postgres"), new PostgresTools(drill.programs()), 2,
                    Clock.systemUTC()).run(good, "moved", Map.of());
            assertThat(restored.differences()).isEmpty();
            assertThat(restored.newRoles()).hasSize(10).contains("superscapes_proxy", "superscapes_owner");
        }
    }

    private static List<String> answers(TestServer server) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String user : List.of("controller", "controller-scoped", "branch-manager-scoped", "payroll")) {
            for (String statement : List.of("profit-and-loss", "balance-sheet", "cash-flow", "trial-balance")) {
                TestServer.Reply reply = server.postAs(user, "/v1/statements", statement(statement, List.of()));
                answers.add(user + " " + statement + " " + reply.status() + " "
                        + (reply.status() == 200 ? reply.body().replaceFirst("\"computedAt\":\"[^\"]*\"", "") : ""));
            }
        }
        return answers;
    }

    private static StatementRequest statement(String name, List<Filter> filters) {
        return new StatementRequest(name, 202513, true, List.of(), filters, 3L);
    }

    private interface Edit {
        void to(ObjectNode manifest) throws IOException;
    }

    private static void edited(Path backup, Edit edit) throws IOException {
        ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(backup.resolve(Manifest.FILE).toFile());
        edit.to(manifest);
        Json.MAPPER.writeValue(backup.resolve(Manifest.FILE).toFile(), manifest);
    }

    private String refused(Path backup, String said) throws Exception {
        String text = refusedInto("refused", backup);
        assertThat(text).contains(said);
        assertThat(drill.has("refused")).isFalse();
        return text;
    }

    private static String refusedInto(String database, Path backup) throws Exception {
        DrillServer.Output output = drill.run("restore", "--from", backup.toString(), "--into", database);
        assertThat(output.code()).as(output.text()).isEqualTo(1);
        assertThat(output.text().lines()).as(output.text()).hasSize(1);
        return output.text();
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(target, "copy");
        Files.createDirectory(copy.resolve(Manifest.DATA));
        Files.copy(good.resolve(Manifest.FILE), copy.resolve(Manifest.FILE));
        try (Stream<Path> files = Files.list(good.resolve(Manifest.DATA))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(Manifest.DATA).resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Path largest(Path backup) throws IOException {
        try (Stream<Path> files = Files.list(backup.resolve(Manifest.DATA))) {
            return files.filter(file -> file.toString().endsWith(".gz"))
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).orElseThrow();
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> made = Files.list(folder)) {
            return made.filter(Files::isDirectory).reduce((a, b) -> {
                throw new IllegalStateException("Two backups: " + a + ", " + b);
            }).orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(target)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
