package com.superscapes.proxy.report.ledger;

import com.superscapes.proxy.report.ReportRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a period is closed; of several companies, where it is the least.
 *
 * @param by   who said so; null where nobody said anything
 * @param on   the day of that, in UTC; null with {@code by}
 * @param note why; null with {@code by}
 */
record PeriodState(Standing standing, @Nullable String by, @Nullable LocalDate on, @Nullable String note) {

    /** From the least closed. Open: it has not ended, or was opened again; ended: nobody said anything since. */
    enum Standing {
        OPEN("Open"), ENDED("Ended"), SOFT_CLOSED("Soft-closed"), CLOSED("Closed"), YEAR_CLOSED("Year closed");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }

        /** True when a controller closed it, softly or not: what comes now is late. */
        boolean said() {
            return this == SOFT_CLOSED || this == CLOSED;
        }
    }

    static final PeriodState NONE = new PeriodState(Standing.OPEN, null, null, null);
    private static final String SQL = """
            select distinct on (s.period_key) s.period_key, s.standing, s.changed_by, s.changed_at, s.note
            from (select p.*, case p.state when 'soft closed' then 2 when 'closed' then 3 when 'year closed' then 4
                    else case when p.changed_by is not null or p.end_date >= :today then 0 else 1 end end as standing
                from semantic.period_state p where p.company_key = any(:companies)) s
            order by s.period_key, s.standing, s.changed_at desc nulls last""";

    /** By period key. */
    static Map<Integer, PeriodState> of(ReportRun run) {
        Map<Integer, PeriodState> states = new HashMap<>();
        run.query(SQL).bind("today", run.members().today())
                .map((row, context) -> states.put(row.getInt("period_key"), of(row))).list();
        return states;
    }

    private static PeriodState of(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("changed_at", OffsetDateTime.class);
        return new PeriodState(Standing.values()[row.getInt("standing")], row.getString("changed_by"),
                at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(), row.getString("note"));
    }
}
