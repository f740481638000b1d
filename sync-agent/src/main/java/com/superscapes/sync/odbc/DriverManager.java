package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;

/** The functions of the platform's ODBC driver manager (ODBC 3.8, wide-character entry points), bound once. */
final class DriverManager {

    final MethodHandle allocHandle;
    final MethodHandle setEnvAttr;
    final MethodHandle freeHandle;
    final MethodHandle driverConnect;
    final MethodHandle setConnectAttr;
    final MethodHandle getInfo;
    final MethodHandle disconnect;
    final MethodHandle tables;
    final MethodHandle columns;
    final MethodHandle setStmtAttr;
    final MethodHandle prepare;
    final MethodHandle bindParameter;
    final MethodHandle execute;
    final MethodHandle cancel;
    final MethodHandle numResultCols;
    final MethodHandle bindCol;
    final MethodHandle fetch;
    final MethodHandle getData;
    final MethodHandle getDiagRec;
    final MethodHandle drivers;
    private final SymbolLookup library;

    private DriverManager(SymbolLookup library) {
        this.library = library;
        allocHandle = bind("SQLAllocHandle", JAVA_SHORT, ADDRESS, ADDRESS);
        setEnvAttr = bind("SQLSetEnvAttr", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        freeHandle = bind("SQLFreeHandle", JAVA_SHORT, ADDRESS);
        driverConnect = bind("SQLDriverConnectW", ADDRESS, ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS,
                JAVA_SHORT);
        setConnectAttr = bind("SQLSetConnectAttrW", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        getInfo = bind("SQLGetInfoW", ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS);
        disconnect = bind("SQLDisconnect", ADDRESS);
        tables = bind("SQLTablesW", ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS,
                JAVA_SHORT);
        columns = bind("SQLColumnsW", ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS,
                JAVA_SHORT);
        setStmtAttr = bind("SQLSetStmtAttrW", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        prepare = bind("SQLPrepareW", ADDRESS, ADDRESS, JAVA_INT);
        bindParameter = bind("SQLBindParameter", ADDRESS, JAVA_SHORT, JAVA_SHORT, JAVA_SHORT, JAVA_SHORT, JAVA_LONG,
                JAVA_SHORT, ADDRESS, JAVA_LONG, ADDRESS);
        execute = bind("SQLExecute", ADDRESS);
        cancel = bind("SQLCancel", ADDRESS);
        numResultCols = bind("SQLNumResultCols", ADDRESS, ADDRESS);
        bindCol = bind("SQLBindCol", ADDRESS, JAVA_SHORT, JAVA_SHORT, ADDRESS, JAVA_LONG, ADDRESS);
        fetch = bind("SQLFetch", ADDRESS);
        getData = bind("SQLGetData", ADDRESS, JAVA_SHORT, JAVA_SHORT, ADDRESS, JAVA_LONG, ADDRESS);
        getDiagRec = bind("SQLGetDiagRecW", JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS, ADDRESS, ADDRESS, JAVA_SHORT,
                ADDRESS);
        drivers = bind("SQLDriversW", ADDRESS, JAVA_SHORT, ADDRESS, JAVA_SHORT, ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS);
    }

    private MethodHandle bind(String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name),
                FunctionDescriptor.of(JAVA_SHORT, arguments));
    }

    /** Loaded when first asked for, so that a machine without a driver manager can do everything else. */
    private static final class Loaded {

        static final DriverManager INSTANCE = new DriverManager(lookup());

        private static SymbolLookup lookup() {
            IllegalArgumentException last = new IllegalArgumentException();
            for (String name : names()) {
                try {
                    return SymbolLookup.libraryLookup(name, Arena.global());
                } catch (IllegalArgumentException absent) {
                    last = absent;
                }
            }
            throw last;
        }
    }

    private static List<String> names() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("odbc32.dll");
        }
        return system.contains("mac")
                ? List.of("libodbc.2.dylib", "/opt/homebrew/lib/libodbc.2.dylib", "/usr/local/lib/libodbc.2.dylib")
                : List.of("libodbc.so.2", "libodbc.so.1");
    }

    /** @throws TableException if the machine has no driver manager; the sentence says what to install */
    static DriverManager get() throws TableException {
        try {
            return Loaded.INSTANCE;
        } catch (ExceptionInInitializerError | NoClassDefFoundError absent) {
            throw new TableException("This machine has no ODBC driver manager. Install unixODBC (Debian and Ubuntu: "
                    + "apt-get install unixodbc); Windows has one.", "IM003", absent);
        }
    }
}
