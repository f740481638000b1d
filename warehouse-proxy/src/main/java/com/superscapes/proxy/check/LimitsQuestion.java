package com.superscapes.proxy.check;

import org.jdbi.v3.core.Handle;

/** Settings of Postgres that keep one query from harming the others, or values from reaching its log. */
final class LimitsQuestion implements DatabaseQuestion {

    @Override
    public void ask(Handle database, Findings findings) {
        long before = findings.count(Severity.WARNING);
        warn(database, "temp_file_limit", "-1", "one query can fill the database's disk: set it to 1GB or so",
                findings);
        warn(database, "client_connection_check_interval", "0",
                "queries of a client or server that is gone go on: set it to 5s", findings);
        warn(database, "log_parameter_max_length_on_error", "-1", "values reach the database's log: set it to 0",
                findings);
        warn(database, "fsync", "off", "a power cut destroys the database: set it to on", findings);
        if (findings.count(Severity.WARNING) == before) {
            findings.ok("database.limits", "Temporary files, gone clients and logged values are limited.");
        }
    }

    private static void warn(Handle database, String setting, String bad, String then, Findings findings) {
        String value = database.createQuery("select setting from pg_catalog.pg_settings where name = :name")
                .bind("name", setting).mapTo(String.class).findOne().orElse("");
        if (value.equals(bad)) {
            findings.warning("database.limits", "With " + setting + " = " + bad + " " + then + ".");
        }
    }
}
