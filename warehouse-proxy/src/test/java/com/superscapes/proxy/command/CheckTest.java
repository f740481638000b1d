package com.superscapes.proxy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A sound configuration is broken in every way there is, and the check says so in words. */
class CheckTest {

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final Map<String, String> settings = new TreeMap<>();
    private final HeldCertificate authority = new HeldCertificate.Builder().commonName("authority")
            .duration(400, TimeUnit.DAYS)
            .certificateAuthority(0).build();
    private @TempDir Path folder;

    @BeforeEach
    void sound() throws Exception {
        execute("alter database " + warehouse.logins().owner().database() + " set temp_file_limit = '1GB'");
        login(warehouse.logins().proxy());
        settings.put("listen.port", "0");
        settings.put("key.file", folder.resolve("installation.key").toString());
        settings.put("audit.anchor-file", folder.resolve("anchors.jsonl").toString());
        settings.put("tls.certificate", folder.resolve("server.pem").toString());
        settings.put("tls.key", folder.resolve("server.key").toString());
        certificate(server(90).build());
    }

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void aSoundConfigurationHasNoErrorAndEachPartIsSaidToBeWell() throws Exception {
        JsonNode found = json("--host", "server.example");
        assertThat(found.at("/errors").asInt()).as(found.toString()).isZero();
        // The test server keeps nothing, and is the only thing to be warned of.
        assertThat(found.at("/warnings").asInt()).as(found.toString()).isEqualTo(1);
        assertThat(sentences(found)).anyMatch(each -> each.contains("fsync = off"));
        assertThat(found.at("/findings").findValuesAsText("about")).contains("tls.certificate", "listen.port",
                "key.file", "database", "database.version", "database.encryption", "database.schema",
                "database.roles", "database.rights", "audit", "database.clock", "lane.connections");
        assertThat(run("--quiet").code()).isEqualTo(1);
        assertThat(run("--quiet").out().lines()).hasSize(2).last().isEqualTo("0 errors, 1 warnings.");
        assertThat(folder.resolve("installation.key")).doesNotExist();
        assertThat(folder.resolve("anchors.jsonl")).doesNotExist();
    }

    @Test
    void everyMistakeIsSaidInOneRun() throws Exception {
        settings.put("databse.host", "db");
        settings.put("lane.reports-connections", "many");
        settings.put("session.idle-minutes", "0");
        settings.put("listen.port", "70000");
        settings.put("database.name", "moon");
        settings.put("oidc.issuer", "http://sso.example");
        settings.put("oidc.client-id", "me");
        settings.put("oidc.groups-file", folder.resolve("groups.json").toString());
        settings.put("audit.anchor-file", folder.resolve("nowhere/anchors").toString());
        Files.writeString(folder.resolve("groups.json"), "[]");
        certificate(server(-1).build());
        JsonNode found = json();
        assertThat(found.at("/errors").asInt()).as(found.toString()).isEqualTo(8);
        assertThat(sentences(found)).anyMatch(each -> each.contains("databse.host. Is database.host meant?"))
                .contains("The setting lane.reports-connections must be a number: many",
                        "The setting session.idle-minutes must be at least 1: 0",
                        "The setting listen.port must be from 0 to 65535: 70000",
                        "The issuer http://sso.example must be an https address.")
                .anyMatch(each -> each.startsWith("There is no database moon at "))
                .anyMatch(each -> each.contains("nowhere/anchors is not there; make it"))
                .anyMatch(each -> each.contains("ended at"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tls.key | | tls.key is missing", "tls.key | nothing.key | There is no file",
            "tls.certificate | . | can't be read", "database.host | no.such.host.invalid | There is no host",
            "database.port | 1 | Nothing answers at", "database.password | wrong | refuses the password",
            "roles.prefix | moon_ | The role moon_executive is missing", "roles.prefix | 9 | A role prefix is",
            "database.password-file | nothing | There is no file", "key.file | . | can't be read",
            "listen.address | 192.0.2.7 | is not one of this machine", "lane.exports-connections | 0 | at least 1",
            "limit.burst | x | must be a number", "drain.serving-seconds | -1 | at least 0",
            "oidc.issuer | http://127.0.0.1:1 | oidc.groups-file is missing",
            "tls.pkcs12 | server.pem | two certificates"})
    void aWrongSettingIsNamedWithItsReason(String key, String value, String said) throws Exception {
        if (value == null) {
            settings.remove(key);
        } else {
            boolean path = key.endsWith("file") || key.startsWith("tls");
            settings.put(key, path ? folder.resolve(value).toString() : value);
        }
        errors(said);
    }

    @Test
    void secretsThatOthersMayReadAreErrors() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), warehouse.logins().proxy().password());
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        settings.remove("database.password");
        settings.put("database.password-file", password.toString());
        Files.write(folder.resolve("installation.key"), new byte[32]);
        Files.setPosixFilePermissions(folder.resolve("installation.key"), PosixFilePermissions.fromString("rw----r--"));
        Files.setPosixFilePermissions(folder.resolve("server.key"), PosixFilePermissions.fromString("rw-rw----"));
        JsonNode found = json();
        assertThat(sentences(found)).filteredOn(each -> each.contains("chmod 600")).hasSize(3);
        assertThat(found.toString()).doesNotContain(warehouse.logins().proxy().password());
    }

    @Test
    void aKeyFileOfAnotherKindIsNamed() throws Exception {
        Path key = Files.writeString(folder.resolve("installation.key"), "moon");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        errors("is not a key of 32 bytes");
    }

    @Test
    void aCertificateThatClientsWouldRefuseIsAnError() throws Exception {
        HeldCertificate other = server(90).build();
        certificate(server(90).build());
        privately("server.key", other.privateKeyPkcs8Pem());
        errors("The key is not the key of the certificate");
        certificate(new HeldCertificate.Builder().commonName("nameless").signedBy(authority).build());
        errors("names no host");
        certificate(server(90).build());
        assertThat(sentences(json("--host", "other.example")))
                .contains("The certificate is for server.example and not for other.example;"
                        + " clients that use this name refuse it.");
        HeldCertificate stranger = new HeldCertificate.Builder().certificateAuthority(0).build();
        Files.writeString(folder.resolve("server.pem"),
                server(90).build().certificatePem() + stranger.certificatePem());
        errors("The chain is broken: number 2");
        certificate(server(20).build());
        assertThat(sentences(json())).anyMatch(each -> each.contains("ends at") && each.contains("renew it"));
        Files.writeString(folder.resolve("server.pem"), server(90).build().certificatePem());
        assertThat(sentences(json())).anyMatch(each -> each.contains("the server's certificate alone"));
        privately("server.key", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        errors("openssl pkcs8 -topk8");
    }

    @Test
    void aPortThatIsTakenIsAWarning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            settings.put("listen.port", Integer.toString(taken.getLocalPort()));
            assertThat(sentences(json())).anyMatch(each -> each.contains("is in use"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "alter table warehouse.fact_transaction disable row level security | fact_transaction has no row security",
            "create view semantic.leak as select * from warehouse.fact_transaction | leak reads with its owner's rights",
            "create materialized view semantic.sum as select 1 as one | sum is a materialized view",
            "grant select on warehouse.dim_account to superscapes_proxy | readable by the proxy's login",
            "grant select on ops.rejected_row to superscapes_executive | rejected_row has no row security and superscapes_executive",
            "create policy p on warehouse.dim_account for select to public using (true) | dim_account shows every row to everybody",
            "select ops.ensure_partitions('2025-01-01', '2025-01-31'); grant select on all tables in schema warehouse to superscapes_payroll | is a partition that superscapes_payroll may read directly",
            "delete from migration.history where version = '17.1' | The database is behind this server: it lacks 17.1",
            "update migration.history set version = '99.1' where version = '2.1' | The database is ahead of this server by 99.1",
            "update migration.history set success = false where version = '17.1' | The migration 17.1 failed half-way",
            "drop function security.migrations() | This is no warehouse, or one older",
            "alter database current connection limit 5 | the database admits 5 for this login",
            "alter database current set default_transaction_read_only = on | The audit log can't be written",
            "revoke execute on function audit.head(text) from superscapes_proxy | The database does not say: permission denied",
            "alter database current set temp_file_limit = -1 | one query can fill the database's disk",
            "alter database current set client_connection_check_interval = 0 | queries of a client or server that is gone go on"})
    void aBrokenDatabaseIsSaidInWords(String change, String said) throws Exception {
        execute(change.replace("database current", "database " + warehouse.logins().owner().database()));
        assertThat(sentences(json())).anyMatch(each -> each.contains(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "grant pg_read_all_data to superscapes_proxy | revoke pg_read_all_data from superscapes_proxy | is a member of pg_read_all_data",
            "grant superscapes_controller to superscapes_auditor | revoke superscapes_controller from superscapes_auditor | superscapes_auditor is a member of superscapes_controller",
            "alter role superscapes_auditor login | alter role superscapes_auditor nologin | superscapes_auditor may sign in by itself",
            "alter role superscapes_auditor bypassrls | alter role superscapes_auditor nobypassrls | passes by row security",
            "alter role superscapes_proxy inherit | alter role superscapes_proxy noinherit | inherits the rights of its roles",
            "revoke superscapes_payroll from superscapes_proxy | grant superscapes_payroll to superscapes_proxy with inherit false, set true | can't become superscapes_payroll"})
    void aRoleWithTooManyOrTooFewRightsIsNamed(String change, String back, String said) throws Exception {
        execute(change);
        try {
            errors(said);
        } finally {
            execute(back);
        }
    }

    @Test
    void theOwnersLoginIsRefused() throws Exception {
        login(warehouse.logins().owner());
        errors("is a superuser");
    }

    @Test
    void aChainThatIsShorterThanItsAnchorWasCut() throws Exception {
        Path key = folder.resolve("installation.key");
        Settings loaded = Settings.load(file(), Map.of());
        loaded.anchors().add(Clock.systemUTC().instant(), "proxy", 7, "ab");
        assertThat(key).exists();
        errors("cut off: the anchor file has seen record 7, the database ends at 0");
        Files.writeString(folder.resolve("anchors.jsonl"), "moon\n");
        errors("it is not an anchor");
    }

    @Test
    void clocksThatDifferAreSaid() throws Exception {
        assertThat(withClock(Duration.ofSeconds(100)))
                .anyMatch(each -> each.startsWith("ERROR This machine's clock is ")
                        && each.contains("ahead of"));
        assertThat(withClock(Duration.ofSeconds(-10)))
                .anyMatch(each -> each.startsWith("WARNING This machine's clock is ") && each.contains("behind"));
    }

    @Test
    void aSettingsFileThatIsNotThereIsAnError() throws Exception {
        Output output = command("check", "--config", folder.resolve("none").toString());
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.out()).contains("error    settings: The settings file", "1 errors, 0 warnings.");
    }

    private List<String> withClock(Duration ahead) throws Exception {
        return new SettingsCheck(Settings.read(file(), Map.of()), null, List.of(),
                Clock.offset(Clock.systemUTC(), ahead)).run().all().stream()
                .map(each -> each.severity() + " " + each.sentence()).toList();
    }

    private void errors(String said) throws Exception {
        JsonNode found = json();
        assertThat(found.at("/errors").asInt()).as(found.toString()).isPositive();
        assertThat(sentences(found)).anyMatch(each -> each.contains(said));
        assertThat(run().code()).isEqualTo(2);
    }

    private void login(DatabaseLogin login) {
        settings.putAll(new HashMap<>(Map.of("database.host", login.host(), "database.port",
                Integer.toString(login.port()), "database.name", login.database(), "database.user", login.user(),
                "database.password", login.password())));
    }

    private HeldCertificate.Builder server(int days) {
        long now = Clock.systemUTC().millis();
        return new HeldCertificate.Builder().commonName("server").addSubjectAlternativeName("server.example")
                .signedBy(authority).validityInterval(now - TimeUnit.DAYS.toMillis(100),
                        now + TimeUnit.DAYS.toMillis(days));
    }

    private void certificate(HeldCertificate made) throws Exception {
        Files.writeString(folder.resolve("server.pem"), made.certificatePem() + authority.certificatePem());
        privately("server.key", made.privateKeyPkcs8Pem());
    }

    private void privately(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    private static List<String> sentences(JsonNode found) {
        return found.at("/findings").findValuesAsText("sentence");
    }

    private JsonNode json(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        return Json.MAPPER.readTree(run(arguments.toArray(String[]::new)).out());
    }

    private record Output(int code, String out) {
    }

    private Output run(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("check", "--config", file().toString()));
        arguments.addAll(List.of(more));
        return command(arguments.toArray(String[]::new));
    }

    private static Output command(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Root.commandLine();
        command.setOut(new PrintWriter(out, true));
        return new Output(command.execute(arguments), out.toString());
    }

    private Path file() throws Exception {
        StringBuilder text = new StringBuilder();
        settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        privately("proxy.properties", text.toString());
        return folder.resolve("proxy.properties");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
