package com.superscapes.sync.initial;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Numbers for facts in ascending order, by blocks of the warehouse's sequence: a session takes a whole block from it at
 * its first call and, made to forget it, leaves the block to us.
 */
final class FactIds {

    private static final String BLOCK = """
            select nextval('warehouse.fact_id_seq'), s.seqcache
            from pg_sequence s where s.seqrelid = 'warehouse.fact_id_seq'::regclass
            """;

    private long next;
    private long left;

    boolean isEmpty() {
        return left == 0;
    }

    /** Takes the next block. */
    void take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("discard sequences");
            try (ResultSet block = statement.executeQuery(BLOCK)) {
                block.next();
                next = block.getLong(1);
                left = block.getLong(2);
            }
            statement.execute("discard sequences");
        }
    }

    /** Only while there are any. */
    long next() {
        if (left == 0) {
            throw new IllegalStateException("no block of numbers was taken");
        }
        left--;
        return next++;
    }
}
