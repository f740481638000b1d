package com.superscapes.proxy.backup;

import org.jdbi.v3.core.Handle;

/**
 * The server behind a connection.
 *
 * @param version for people
 */
record ServerFacts(int major, String version) {

    private static final int MAJOR = 10_000;

    static ServerFacts of(Handle handle) {
        int number = handle.createQuery("select current_setting('server_version_num')::int").mapTo(Integer.class)
                .one();
        return new ServerFacts(number / MAJOR, number / MAJOR + "." + number % MAJOR);
    }
}
