package com.superscapes.ddl.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All checks of a batch at once, with their results kept. */
public final class QualityChecks {

    private static final String FORGET = "delete from ops.quality_result where batch_id = ?";
    private static final String KEEP = """
            insert into ops.quality_result (batch_id, check_code, company_key, state, reason, difference, items, checked_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """;

    private static final String NOTE = "select ops.note_open_entries(?)";

    private QualityChecks() {
    }

    /** Runs every check and puts its results in the place of those the batch had before, in the connection's transaction. */
    public static List<QualityResult> runAndKeep(Connection connection, long batch, Clock clock) throws SQLException {
        List<QualityResult> results = new ArrayList<>();
        for (QualityCheck check : QualityCheck.values()) {
            results.addAll(check.run(connection, batch));
        }
        try (PreparedStatement forget = connection.prepareStatement(FORGET);
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            forget.setLong(1, batch);
            forget.executeUpdate();
            for (QualityResult result : results) {
                bind(keep, result, batch, clock);
                keep.addBatch();
            }
            keep.executeBatch();
        }
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setLong(1, batch);
            note.execute();
        }
        return results;
    }

    private static void bind(PreparedStatement keep, QualityResult result, long batch, Clock clock)
            throws SQLException {
        keep.setLong(1, batch);
        keep.setString(2, result.check());
        keep.setInt(3, result.companyKey());
        keep.setString(4, result.state());
        keep.setString(5, result.reason());
        keep.setBigDecimal(6, result.difference());
        keep.setString(7, result.items());
        keep.setTimestamp(8, Timestamp.from(clock.instant()));
    }
}
