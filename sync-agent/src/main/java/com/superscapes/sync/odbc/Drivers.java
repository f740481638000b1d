package com.superscapes.sync.odbc;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.superscapes.sync.table.TableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The ODBC drivers that are registered on this machine. */
public final class Drivers {

    private static final short FIRST = 2;
    private static final short NEXT = 1;
    private static final int LONGEST = 512;

    private Drivers() {
    }

    /** Their names; none without a driver manager. */
    public static List<String> names() {
        try {
            return listed(DriverManager.get());
        } catch (TableException none) {
            return List.of();
        }
    }

    /** True when a driver of this name is registered. */
    public static boolean installed(String name) {
        return names().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> listed(DriverManager odbc) throws TableException {
        List<String> names = new ArrayList<>();
        Handle environment = Handle.environment(odbc, words -> words);
        try (Arena arena = Arena.ofConfined()) {
            environment.check("use ODBC 3", odbc.setEnvAttr, environment.address(), 200, MemorySegment.ofAddress(3), 0);
            MemorySegment name = arena.allocate((long) LONGEST * Wide.BYTES);
            MemorySegment length = arena.allocate(JAVA_SHORT);
            short code = driver(odbc, environment, FIRST, name, length);
            while (code == Handle.SUCCESS || code == Handle.SUCCESS_WITH_INFO) {
                names.add(Wide.read(name, 0, Math.clamp(length.get(JAVA_SHORT, 0), 0, LONGEST - 1)));
                code = driver(odbc, environment, NEXT, name, length);
            }
        } finally {
            environment.free();
        }
        return names;
    }

    private static short driver(DriverManager odbc, Handle environment, short direction, MemorySegment name,
            MemorySegment length) {
        return Handle.call(odbc.drivers, environment.address(), direction, name, (short) LONGEST, length,
                MemorySegment.NULL, (short) 0, MemorySegment.NULL);
    }
}
