package com.superscapes.proxy.check;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Whether the database server has the fixes without which statistics and reused plans show hidden rows. */
final class VersionQuestion implements DatabaseQuestion {

    // CVE-2025-8713 and its like; newer major versions were born with the fixes.
    private static final Map<Integer, Integer> SMALLEST_PATCH = Map.of(15, 14, 16, 10, 17, 6);
    private static final int OLDEST = 15;

    @Override
    public void ask(Handle database, Findings findings) {
        judge(database.createQuery("select current_setting('server_version_num')::int").mapTo(Integer.class).one(),
                findings);
    }

    /** @param number as Postgres counts: 170006 is 17.6 */
    static void judge(int number, Findings findings) {
        int major = number / 10_000;
        int patch = number % 10_000;
        String version = major + "." + patch;
        if (major < OLDEST) {
            findings.error("database.version", "Postgres " + version + " is too old; " + OLDEST + "."
                    + SMALLEST_PATCH.get(OLDEST) + " or newer is needed.");
        } else if (patch < SMALLEST_PATCH.getOrDefault(major, 0)) {
            findings.error("database.version", "Postgres " + version
                    + " lacks fixes without which hidden rows show; update to " + major + "."
                    + SMALLEST_PATCH.get(major) + " or newer.");
        } else {
            findings.ok("database.version", "Postgres " + version + " has the fixes that are needed.");
        }
    }
}
