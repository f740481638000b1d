package com.superscapes.bench;

import com.superscapes.bench.setup.ScratchFolder;
import com.superscapes.bench.setup.Timing;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.sync.odbc.ConnectionString;
import com.superscapes.sync.odbc.Drivers;
import com.superscapes.sync.odbc.OdbcOptions;
import com.superscapes.sync.odbc.OdbcSource;
import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.ColumnType.Kind;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of ten columns read through psqlODBC by our connector: many rows a fetch against one row a fetch, in turns, over
 * connections that differ in nothing else. Every value is read as text, as the agent does.
 */
public final class OdbcBench {

    private static final String DRIVER = "PostgreSQL Unicode";
    private static final int ROUNDS = 3;
    private static final String TABLE = """
            create table public.ledger as
            select i as line_id, i / 4 as entry_no, date '2024-01-01' + (i %% 1000)::integer as posted,
                (1000 + i %% 400)::text as account, 'BR' || i %% 12 as branch, 'INV-' || i %% 100000 as document,
                'Mulch, delivered and spread, crew ' || i %% 40 as description,
                case when i %% 2 = 0 then (i %% 100000 * 0.37)::numeric(14, 2) end as debit,
                case when i %% 2 = 1 then (i %% 100000 * 0.37)::numeric(14, 2) end as credit,
                timestamp '2024-01-01 06:00' + i %% 1000 * interval '1 day' as changed
            from generate_series(1, %d::bigint) i
            """;
    private static final String QUERY = "select line_id, entry_no, posted, account, branch, document, description, debit, credit, changed from public.ledger";
    private static final List<ColumnType> TYPES = List.of(ColumnType.of(Kind.INTEGER), ColumnType.of(Kind.INTEGER),
            ColumnType.of(Kind.DATE), ColumnType.text(12), ColumnType.text(12), ColumnType.text(20),
            ColumnType.text(60), ColumnType.of(Kind.DECIMAL), ColumnType.of(Kind.DECIMAL),
            ColumnType.of(Kind.TIMESTAMP));

    private final DatabaseLogin login;
    private final long rows;
    private final BenchProgress progress;

    private OdbcBench(DatabaseLogin login, long rows, BenchProgress progress) {
        this.login = login;
        this.rows = rows;
        this.progress = progress;
    }

    /**
     * Measures; the temporary server is gone afterwards.
     *
     * @throws MissingSoftware without the driver
     */
    public static BenchResult run(BenchOptions options, BenchProgress progress)
            throws IOException, SQLException, TableException, MissingSoftware {
        if (!Drivers.installed(DRIVER)) {
            throw new MissingSoftware("The ODBC driver \"" + DRIVER
                    + "\" is not installed. Debian, Ubuntu: apt-get install unixodbc odbc-postgresql");
        }
        try (ScratchFolder folder = new ScratchFolder();
                LocalPostgres server = LocalPostgres.start(folder.resolve("server"))) {
            return new OdbcBench(server.admin("postgres"), options.lines(), progress).measure();
        }
    }

    private BenchResult measure() throws SQLException, TableException {
        progress.step("Writing " + rows + " rows");
        fill();
        int block = OdbcOptions.DEFAULT.rowsAtOnce();
        read(block);
        long[] blocks = new long[ROUNDS];
        long[] single = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            progress.step("Reading " + block + " rows a fetch, then one row a fetch");
            blocks[round] = read(block);
            single[round] = read(1);
        }
        return result(block, new Timing(blocks), new Timing(single));
    }

    private void fill() throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE.formatted(rows));
            statement.execute("vacuum analyze public.ledger");
        }
    }

    private long read(int rowsAtOnce) throws TableException {
        OdbcOptions options = new OdbcOptions(rowsAtOnce, OdbcOptions.DEFAULT.login(), OdbcOptions.DEFAULT.stall());
        ConnectionString to = new ConnectionString(
                "Driver={" + DRIVER + "};Server=" + login.host() + ";Port=" + login.port() + ";Database="
                        + login.database() + ";UID=" + login.user() + ";UseDeclareFetch=1;Fetch=10000",
                Map.of("PWD", login.password()));
        try (OdbcSource source = OdbcSource.connect(to, "", options)) {
            long start = System.nanoTime();
            try (RowCursor cursor = source.query(QUERY, List.of(), TYPES)) {
                if (count(cursor) != rows) {
                    throw new IllegalStateException("Not every row was read.");
                }
            }
            return System.nanoTime() - start;
        }
    }

    private static long count(RowCursor cursor) throws TableException {
        long rows = 0;
        while (cursor.next()) {
            for (int column = 0; column < TYPES.size(); column++) {
                cursor.text(column);
            }
            rows++;
        }
        return rows;
    }

    private BenchResult result(int block, Timing blocks, Timing single) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows);
        figures.put("columns", TYPES.size());
        figures.put("rowsAFetch", block);
        figures.put("rowsPerSecond", perSecond(blocks));
        figures.put("oneRowAFetchRowsPerSecond", perSecond(single));
        figures.put("oursSeconds", blocks.median());
        figures.put("referenceSeconds", single.median());
        return new BenchResult("odbc", blocks.ratioTo(single), figures);
    }

    private BigDecimal perSecond(Timing time) {
        return BigDecimal.valueOf(rows).divide(time.median(), 0, RoundingMode.HALF_UP);
    }
}
