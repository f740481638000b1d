package com.superscapes.proxy.period;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.proxy.database.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Reads the fiscal periods with their states: the same for everybody who may see any figure. */
public final class PeriodReader {

    private PeriodReader() {
    }

    /** Of every company, the latest first. */
    public static List<PeriodStatus> all(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery(
                        "select c.code, p.period_key, p.name, p.start_date, p.end_date, p.state, p.batch_id, p.note,"
                                + " p.changed_by, p.changed_at from semantic.period_state p join semantic.company c"
                                + " on c.company_key = p.company_key order by p.period_key desc, c.code")
                .map((row, context) -> period(row)).list();
    }

    private static PeriodStatus period(ResultSet row) throws SQLException {
        OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
        return new PeriodStatus(row.getString("code"), row.getInt("period_key"), row.getString("name"),
                row.getObject("start_date", LocalDate.class), row.getObject("end_date", LocalDate.class),
                PeriodState.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace(' ', '_')),
                row.getObject("batch_id", Long.class), row.getString("note"), row.getString("changed_by"),
                changed == null ? null : changed.toInstant());
    }
}
