package com.superscapes.sync.odbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.FaultProxy;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.ColumnType.Kind;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableColumn;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real drivers: psqlODBC against a Postgres, SQLite ODBC on a file, FreeTDS against nobody. */
class OdbcSourceTest {

    private static final ColumnType NUMBER = ColumnType.of(Kind.DECIMAL);
    private static TestWarehouse warehouse;
    private static DatabaseLogin login;

    @BeforeAll
    static void start() throws Exception {
        warehouse = TestWarehouse.create();
        login = warehouse.logins().owner();
        sql("""
                create schema dbo;
                create table dbo.sorts (id bigint, name varchar(50), memo text, amount numeric(38, 10), day date, at timestamp, flag boolean, guid uuid);
                insert into dbo.sorts values
                    (1, 'Plain', repeat('long ', 300000), 12345678901234567890.1234567890, '2026-03-31', '2026-03-31 17:05:00.123456', true, '00000000-0000-0000-0000-0000000000ff'),
                    (2, 'Straße 東京 🌲', 'ä' || repeat('x', 9000), -0.01, '1999-12-31', '1999-12-31 23:59:59.999', false, null),
                    (3, '', '', 0, null, null, null, null),
                    (4, null, null, null, null, null, null, null);
                create table dbo.many as select i as id, 'row ' || i as name, (i * 0.01)::numeric(12, 2) as amount from generate_series(1, 2500) i;
                """);
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    private static void sql(String sql) throws Exception {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void requireDriver(String name) {
        assumeTrue(Drivers.installed(name),
                "the ODBC driver " + name + " is not installed here (README, system packages)");
    }

    private static ConnectionString postgres(String password) {
        return postgres(password, login.port());
    }

    private static ConnectionString postgres(String password, int port) {
        return new ConnectionString(
                "Driver={PostgreSQL Unicode};Server=" + login.host() + ";Port=" + port + ";Database="
                        + login.database() + ";UID=" + login.user() + ";UseDeclareFetch=1;Fetch=500",
                Map.of("PWD", password));
    }

    private static OdbcSource open(int rowsAtOnce) throws TableException {
        requireDriver("PostgreSQL Unicode");
        return OdbcSource.connect(postgres(login.password()), "dbo",
                new OdbcOptions(rowsAtOnce, Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    private static List<String> rows(TableSource source, String query, List<Object> parameters, ColumnType... types)
            throws TableException {
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = source.query(query, parameters, List.of(types))) {
            while (cursor.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < types.length; i++) {
                    row.add(String.valueOf(cursor.text(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Test
    void everyTypeReadsExactly() throws Exception {
        try (OdbcSource source = open(100)) {
            assertThat(
                    rows(source, "select id, name, amount, day, at, flag, guid from dbo.sorts order by id", List.of(),
                            ColumnType.of(Kind.INTEGER), ColumnType.text(50), NUMBER, ColumnType.of(Kind.DATE),
                            ColumnType.of(Kind.TIMESTAMP), ColumnType.of(Kind.FLAG), ColumnType.of(Kind.GUID)))
                    .containsExactly(
                            "1|Plain|12345678901234567890.1234567890|2026-03-31|2026-03-31 17:05:00.123456|1|00000000-0000-0000-0000-0000000000ff",
                            "2|Straße 東京 🌲|-0.0100000000|1999-12-31|1999-12-31 23:59:59.999|0|null",
                            "3||0.0000000000|null|null|null|null",
                            "4|null|null|null|null|null|null");
        }
    }

    @Test
    void longTextsComeWhole() throws Exception {
        try (OdbcSource source = open(100)) {
            List<String> memos = rows(source, "select id, memo from dbo.sorts order by id", List.of(),
                    ColumnType.of(Kind.INTEGER), ColumnType.of(Kind.LONG_TEXT));
            assertThat(memos.get(0)).hasSize(2 + 1_500_000);
            assertThat(memos.get(1)).isEqualTo("2|ä" + "x".repeat(9000));
            assertThat(memos.subList(2, 4)).containsExactly("3|", "4|null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 5000})
    void everyBlockSizeGivesTheSameRows(int rowsAtOnce) throws Exception {
        try (OdbcSource source = open(rowsAtOnce)) {
            List<String> rows = rows(source, "select id, name, amount from dbo.many order by id", List.of(),
                    ColumnType.of(Kind.INTEGER), ColumnType.text(20), NUMBER);
            assertThat(rows).hasSize(2500).startsWith("1|row 1|0.01").endsWith("2500|row 2500|25.00");
        }
    }

    @Test
    void parametersAreBound() throws Exception {
        try (OdbcSource source = open(10)) {
            assertThat(rows(source, "select id from dbo.sorts where name = ? or id >= ? or at = ? order by id",
                    List.of("Plain' or '1'='1", 4L, LocalDateTime.parse("1999-12-31T23:59:59.999")),
                    ColumnType.of(Kind.INTEGER)))
                    .containsExactly("2", "4");
        }
    }

    @Test
    void aTextLongerThanDeclaredIsMarkedAsCut() throws Exception {
        try (OdbcSource source = open(10);
                RowCursor rows = source.query("select name from dbo.sorts where id = 2", List.of(),
                        List.of(ColumnType.text(3)))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.cut(0)).isTrue();
            assertThat(rows.text(0)).isEqualTo("Str");
        }
    }

    @Test
    void theCatalogueNamesTablesAndColumns() throws Exception {
        try (OdbcSource source = open(10)) {
            assertThat(source.product()).contains("PostgreSQL").contains("psqlodbc");
            assertThat(source.tables()).contains("sorts", "many");
            assertThat(source.columns("many")).extracting(TableColumn::name).containsExactly("id", "name", "amount");
            assertThat(source.columns("nothing")).isEmpty();
        }
    }

    @Test
    void aRefusedLoginSaysSoWithoutThePassword() {
        requireDriver("PostgreSQL Unicode");
        assertThatThrownBy(() -> OdbcSource.connect(postgres("wrong-secret-93"), "dbo", OdbcOptions.DEFAULT))
                .isInstanceOf(TableException.class).hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong-secret-93").extracting(e -> ((TableException) e).sqlState())
                .isIn("28000", "08001", "28P01");
    }

    @Test
    void aWrongQueryNamesTheReason() throws Exception {
        try (OdbcSource source = open(10)) {
            assertThatThrownBy(() -> rows(source, "select nothing from dbo.many", List.of(), NUMBER))
                    .isInstanceOf(TableException.class).hasMessageContaining("nothing");
        }
    }

    @Test
    void aStalledSourceIsGivenUp() throws Exception {
        requireDriver("PostgreSQL Unicode");
        try (OdbcSource source = OdbcSource.connect(postgres(login.password()), "dbo",
                new OdbcOptions(10, Duration.ofSeconds(10), Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> rows(source, "select pg_sleep(30)::text", List.of(), ColumnType.text(10)))
                    .isInstanceOf(TableException.class);
        }
    }

    @Test
    void aSilentNetworkIsGivenUpThoughTheDriverWaitsForEver() throws Exception {
        requireDriver("PostgreSQL Unicode");
        try (FaultProxy network = FaultProxy.to(login.port());
                OdbcSource source = OdbcSource.connect(postgres(login.password(), network.port()), "dbo",
                        new OdbcOptions(100, Duration.ofSeconds(10), Duration.ofSeconds(1)))) {
            RowCursor rows = source.query("select id from dbo.many order by id", List.of(),
                    List.of(ColumnType.of(Kind.INTEGER)));
            assertThat(rows.next()).isTrue();
            network.silentAfter(0);
            assertThatThrownBy(() -> {
                while (rows.next()) {
                    assertThat(rows.text(0)).isNotNull();
                }
            }).isInstanceOf(TableException.class).hasMessage("The source said nothing for 1 s (after 500 rows)");
            rows.close();
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsNotWaitedFor() throws Exception {
        requireDriver("PostgreSQL Unicode");
        try (FaultProxy network = FaultProxy.to(login.port())) {
            network.silentAfter(0);
            assertThatThrownBy(() -> OdbcSource.connect(postgres(login.password(), network.port()), "dbo",
                    new OdbcOptions(100, Duration.ofSeconds(1), Duration.ofSeconds(1))))
                    .isInstanceOf(TableException.class).hasMessageNotContaining(login.password());
        }
    }

    @Test
    void aServerThatEndsTheConnectionIsAnErrorWithTheRowsReadSoFar() throws Exception {
        try (OdbcSource source = open(100)) {
            RowCursor rows = source.query("select id from dbo.many order by id", List.of(),
                    List.of(ColumnType.of(Kind.INTEGER)));
            assertThat(rows.next()).isTrue();
            sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()"
                    + " and query ilike '%dbo.many%' and application_name <> 'PostgreSQL JDBC Driver'");
            assertThatThrownBy(() -> {
                while (rows.next()) {
                    assertThat(rows.text(0)).isNotNull();
                }
            }).isInstanceOf(TableException.class).hasMessageContaining("rows)");
            rows.close();
        }
    }

    @Test
    void manyStatementsLeaveNothingBehind() throws Exception {
        try (OdbcSource source = open(10)) {
            for (int i = 0; i < 300; i++) {
                assertThat(rows(source, "select count(*) from dbo.many", List.of(), ColumnType.of(Kind.INTEGER)))
                        .containsExactly("2500");
            }
        }
    }

    @Test
    void sqliteReadsTheSameThroughTheDeclaredTypes(@TempDir Path folder) throws Exception {
        requireDriver("SQLite3");
        Path file = folder.resolve("books.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table lgtnln (recnum bigint, dscrpt varchar(50), dbtamt decimal(12,2), trndte date, upddte datetime)");
            statement.executeUpdate(
                    "insert into lgtnln values (1, 'Grün 🌲', 1234.5, '2026-03-31', null), (2, null, '0.07', null, '2026-04-01 02:03:04.567')");
        }
        try (OdbcSource source = OdbcSource.connect(new ConnectionString("Driver={SQLite3};Database=" + file, Map.of()),
                "", OdbcOptions.DEFAULT)) {
            assertThat(rows(source,
                    "select recnum, dscrpt, dbtamt, trndte, upddte from lgtnln where recnum >= ? order by recnum",
                    List.of(1L),
                    ColumnType.of(Kind.INTEGER), ColumnType.text(50), NUMBER, ColumnType.of(Kind.DATE),
                    ColumnType.of(Kind.TIMESTAMP)))
                    .containsExactly("1|Grün 🌲|1234.5|2026-03-31|null", "2|null|0.07|null|2026-04-01 02:03:04.567");
            assertThat(source.tables()).contains("lgtnln");
            assertThat(source.columns("lgtnln")).extracting(TableColumn::name).contains("recnum", "dbtamt");
        }
    }

    @Test
    void nobodyListeningIsSaidByFreeTds() throws Exception {
        requireDriver("FreeTDS");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ConnectionString to = new ConnectionString(
                "Driver={FreeTDS};Server=127.0.0.1;Port=" + port + ";TDS_Version=7.4;UID=reader",
                Map.of("PWD", "sesame-77"));
        assertThatThrownBy(() -> OdbcSource.connect(to, "dbo", OdbcOptions.DEFAULT)).isInstanceOf(TableException.class)
                .hasMessageContaining("Cannot connect").hasMessageNotContaining("sesame-77");
    }

    @Test
    void anUnknownDriverIsSaid() {
        requireDriver("SQLite3");
        assertThatThrownBy(() -> OdbcSource.connect(new ConnectionString("Driver={No Such Driver}", Map.of()), "",
                OdbcOptions.DEFAULT))
                .isInstanceOf(TableException.class).hasMessageContaining("Driver");
        assertThat(Files.exists(Path.of("No Such Driver"))).isFalse();
    }

    @Test
    void aPasswordInTheTextIsSeen() {
        assertThat(new ConnectionString("Driver=x;pwd=1", Map.of()).showsSecret()).isTrue();
        assertThat(new ConnectionString("Driver=x;UID=pwd", Map.of()).showsSecret()).isFalse();
        assertThat(new ConnectionString("Driver=x", Map.of("PWD", "1;}")).whole()).isEqualTo("Driver=x;PWD={1;}}};");
    }
}
