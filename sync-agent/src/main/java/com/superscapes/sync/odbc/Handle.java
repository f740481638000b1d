package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An ODBC handle: calls on it, their return codes checked, their diagnostics turned into sentences. */
final class Handle {

    static final short ENVIRONMENT = 1;
    static final short CONNECTION = 2;
    static final short STATEMENT = 3;
    static final short SUCCESS = 0;
    static final short SUCCESS_WITH_INFO = 1;
    static final short NO_DATA = 100;
    private static final int LONGEST_MESSAGE = 2048;
    private static final int MOST_RECORDS = 8;

    private final DriverManager odbc;
    private final short type;
    private final MemorySegment address;
    private final UnaryOperator<String> withoutSecrets;

    private Handle(DriverManager odbc, short type, MemorySegment address, UnaryOperator<String> withoutSecrets) {
        this.odbc = odbc;
        this.type = type;
        this.address = address;
        this.withoutSecrets = withoutSecrets;
    }

    static Handle environment(DriverManager odbc, UnaryOperator<String> withoutSecrets) throws TableException {
        Handle none = new Handle(odbc, ENVIRONMENT, MemorySegment.NULL, withoutSecrets);
        return none.child(ENVIRONMENT);
    }

    /** A handle below this one. */
    Handle child(short childType) throws TableException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check("allocate a handle", odbc.allocHandle, childType, address, out);
            return new Handle(odbc, childType, out.get(ADDRESS, 0), withoutSecrets);
        }
    }

    MemorySegment address() {
        return address;
    }

    /** Calls a function; everything but success is thrown. @param what "cannot" is put before it */
    short check(String what, MethodHandle function, Object... arguments) throws TableException {
        return succeeded(what, call(function, arguments));
    }

    /** The return code of a call on this handle; everything but success is thrown. */
    short succeeded(String what, short code) throws TableException {
        if (code != SUCCESS && code != SUCCESS_WITH_INFO && code != NO_DATA) {
            throw failure(what);
        }
        return code;
    }

    /** Sets an attribute of a statement; gives the return code. */
    short set(int attribute, MemorySegment value) {
        return call(odbc.setStmtAttr, address, attribute, value, 0);
    }

    /** Calls a function and gives its return code. */
    static short call(MethodHandle function, Object... arguments) {
        try {
            return (short) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error own) {
            throw own;
        } catch (Throwable other) {
            throw new IllegalStateException("an ODBC call failed", other);
        }
    }

    /** What the driver says of the last call on this handle. */
    TableException failure(String what) {
        List<String> messages = new ArrayList<>();
        String state = "";
        for (short record = 1; record <= MOST_RECORDS; record++) {
            Diagnostic found = diagnostic(record);
            if (found == null) {
                break;
            }
            state = state.isEmpty() ? found.state() : state;
            messages.add(found.message());
        }
        String said = messages.isEmpty() ? "the driver gives no reason" : String.join("; ", messages);
        return new TableException("Cannot " + what + ": " + withoutSecrets.apply(said), state);
    }

    private record Diagnostic(String state, String message) {
    }

    private @Nullable Diagnostic diagnostic(short record) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(12L);
            MemorySegment code = arena.allocate(JAVA_INT);
            MemorySegment message = arena.allocate((long) LONGEST_MESSAGE * Wide.BYTES);
            MemorySegment length = arena.allocate(JAVA_SHORT);
            short result = call(odbc.getDiagRec, type, address, record, state, code, message,
                    (short) LONGEST_MESSAGE, length);
            if (result != SUCCESS && result != SUCCESS_WITH_INFO) {
                return null;
            }
            int characters = Math.clamp(length.get(JAVA_SHORT, 0), 0, LONGEST_MESSAGE - 1);
            return new Diagnostic(Wide.read(state, 0, 5),
                    Wide.read(message, 0, characters).replaceAll("\\s+", " ").strip());
        }
    }

    void free() {
        call(odbc.freeHandle, type, address);
    }
}
