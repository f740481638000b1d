package com.superscapes.sync.run;

import com.superscapes.sync.field.OpenRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/** The dates that the warehouse takes. */
final class OpenRanges {

    private OpenRanges() {
    }

    static OpenRange read(Connection connection) throws SQLException {
        AtomicReference<OpenRange> range = new AtomicReference<>(OpenRange.DEFAULT);
        Sql.each(connection, row -> range.set(new OpenRange(row.getObject(1, LocalDate.class),
                row.getObject(2, LocalDate.class))), "select first_date, last_date from ops.open_range");
        return range.get();
    }
}
