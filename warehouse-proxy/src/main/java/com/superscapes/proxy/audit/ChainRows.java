package com.superscapes.proxy.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** Rows of the log as they were hashed. */
final class ChainRows {

    /** To be followed by the table. */
    static final String SELECT = "select task, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), actor,"
            + " actor_role, session_id, request_id, client_address, code, object, parameters::text, outcome, row_count,"
            + " data_batch, milliseconds, previous_hash, hash from ";
    static final int FETCH = 5_000;

    private ChainRows() {
    }

    static ChainRecord record(ResultSet row) throws SQLException {
        return new ChainRecord(row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
                row.getString(11), row.getString(12), row.getObject(13, Long.class), row.getObject(14, Long.class),
                row.getObject(15, Integer.class), HexFormat.of().formatHex(row.getBytes(16)),
                HexFormat.of().formatHex(row.getBytes(17)));
    }
}
