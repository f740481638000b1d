package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableColumn;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read-only connection by an ODBC driver. */
public final class OdbcSource implements TableSource {

    private static final int ODBC_VERSION = 200;
    private static final int ODBC_3 = 3;
    private static final int ACCESS_MODE = 101;
    private static final int READ_ONLY = 1;
    private static final int LOGIN_TIMEOUT = 103;
    private static final short DRIVER_NAME = 6;
    private static final short DRIVER_VERSION = 7;
    private static final short DBMS_NAME = 17;
    private static final short DBMS_VERSION = 18;
    private static final int LONGEST_NAME = 512;

    private final DriverManager odbc;
    private final Handle environment;
    private final Handle connection;
    private final OdbcOptions options;
    private final String schema;
    private boolean connected;
    private boolean abandoned;
    private volatile @Nullable OdbcCursor running;

    private OdbcSource(DriverManager odbc, ConnectionString to, String schema, OdbcOptions options)
            throws TableException {
        this.odbc = odbc;
        this.options = options;
        this.schema = schema;
        environment = Handle.environment(odbc, to::withoutSecrets);
        environment.check("use ODBC 3", odbc.setEnvAttr, environment.address(), ODBC_VERSION,
                MemorySegment.ofAddress(ODBC_3), 0);
        connection = environment.child(Handle.CONNECTION);
    }

    /**
     * Connects.
     *
     * @param schema that unqualified names are looked up in, or empty
     * @throws TableException without a driver manager or driver, when the login is refused, or when nobody answers in time
     */
    public static OdbcSource connect(ConnectionString to, String schema, OdbcOptions options) throws TableException {
        OdbcSource source = new OdbcSource(DriverManager.get(), to, schema, options);
        try {
            source.open(to);
            return source;
        } catch (TableException | RuntimeException refused) {
            source.close();
            throw refused;
        }
    }

    private void open(ConnectionString to) throws TableException {
        // Drivers that know neither are no reason to stop: the login given to us is a reader's anyway.
        set(ACCESS_MODE, READ_ONLY);
        set(LOGIN_TIMEOUT, Math.toIntExact(options.login().toSeconds()));
        Arena arena = Arena.ofAuto(); // a call that hangs keeps it alive
        // Connecting cannot be cancelled.
        StallGuard guard = new StallGuard(options.login(), () -> {
        });
        try (guard) {
            MemorySegment text = Wide.of(arena, to.whole());
            MemorySegment length = arena.allocate(JAVA_SHORT);
            guard.run(() -> connection.check("connect to " + to, odbc.driverConnect, connection.address(),
                    MemorySegment.NULL, text, (short) to.whole().length(), MemorySegment.NULL, (short) 0, length,
                    (short) 0));
            connected = true;
        } catch (TableException failed) {
            abandoned = guard.abandoned();
            throw guard.explain(failed, 0);
        }
    }

    private void set(int attribute, int value) {
        Handle.call(odbc.setConnectAttr, connection.address(), attribute, MemorySegment.ofAddress(value), 0);
    }

    @Override
    public String product() {
        return info(DBMS_NAME) + " " + info(DBMS_VERSION) + " by " + info(DRIVER_NAME) + " " + info(DRIVER_VERSION);
    }

    private String info(short what) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate((long) LONGEST_NAME * Wide.BYTES);
            MemorySegment bytes = arena.allocate(JAVA_SHORT);
            short code = Handle.call(odbc.getInfo, connection.address(), what, text,
                    (short) (LONGEST_NAME * Wide.BYTES), bytes);
            // Bytes here, characters elsewhere.
            int length = Math.clamp(bytes.get(JAVA_SHORT, 0), 0, (LONGEST_NAME - 1) * Wide.BYTES);
            return code == Handle.SUCCESS || code == Handle.SUCCESS_WITH_INFO
                    ? Wide.read(text, 0, length / Wide.BYTES)
                    : "";
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<String> tables() throws TableException {
        List<String> names = new ArrayList<>();
        try (RowCursor rows = catalogue("list the tables", 3, (statement, arena) -> Handle.call(odbc.tables,
                statement.address(), MemorySegment.NULL, (short) 0, inSchema(arena), (short) schema.length(),
                MemorySegment.NULL, (short) 0, MemorySegment.NULL, (short) 0))) {
            while (rows.next()) {
                names.add(String.valueOf(rows.text(2)));
            }
        }
        return names;
    }

    @Override
    public List<TableColumn> columns(String table) throws TableException {
        List<TableColumn> found = new ArrayList<>();
        try (RowCursor rows = catalogue("list the columns of " + table, 6, (statement, arena) -> Handle.call(
                odbc.columns, statement.address(), MemorySegment.NULL, (short) 0, inSchema(arena),
                (short) schema.length(), Wide.of(arena, table), (short) table.length(), MemorySegment.NULL,
                (short) 0))) {
            while (rows.next()) {
                if (table.equalsIgnoreCase(rows.text(2))) { // an underscore stands for any letter in a pattern
                    found.add(new TableColumn(String.valueOf(rows.text(3)), String.valueOf(rows.text(5))));
                }
            }
        }
        return found;
    }

    private MemorySegment inSchema(Arena arena) {
        return schema.isEmpty() ? MemorySegment.NULL : Wide.of(arena, schema);
    }

    /** A function of the catalogue: its result is read like a query's. */
    @FunctionalInterface
    private interface Catalogue {
        short call(Handle statement, Arena arena);
    }

    private RowCursor catalogue(String what, int columns, Catalogue function) throws TableException {
        List<ColumnType> types = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            types.add(ColumnType.text(LONGEST_NAME / 2));
        }
        Handle statement = statement();
        OdbcCursor cursor = new OdbcCursor(odbc, statement, types,
                new OdbcOptions(1, options.login(), options.stall()), "the catalogue");
        running = cursor;
        cursor.start(arena -> statement.succeeded(what, function.call(statement, arena)));
        return cursor;
    }

    /** The driver manager lets nobody near a connection in which a call hangs. */
    private Handle statement() throws TableException {
        if (abandoned()) {
            throw new TableException("The source fell silent before and is not asked again", "08S01");
        }
        return connection.child(Handle.STATEMENT);
    }

    private boolean abandoned() {
        OdbcCursor last = running;
        return abandoned || last != null && last.abandoned();
    }

    @Override
    public RowCursor query(String sql, List<Object> parameters, List<ColumnType> types) throws TableException {
        Handle statement = statement();
        OdbcCursor cursor = new OdbcCursor(odbc, statement, types, options, "the rows");
        running = cursor;
        cursor.execute(sql, parameters);
        return cursor;
    }

    @Override
    public void cancel() {
        OdbcCursor cursor = running;
        if (cursor != null) {
            cursor.cancel();
        }
    }

    @Override
    public void close() {
        if (abandoned()) {
            return; // a call into the driver still runs, so its connection ends with the process
        }
        if (connected) {
            Handle.call(odbc.disconnect, connection.address());
            connected = false;
        }
        connection.free();
        environment.free();
    }
}
