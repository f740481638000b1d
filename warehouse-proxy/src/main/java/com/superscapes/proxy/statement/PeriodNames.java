package com.superscapes.proxy.statement;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.Periods;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of periods for people. */
final class PeriodNames {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private record Period(int key, String name, LocalDate end) {
    }

    private final Map<Integer, Period> periods = new HashMap<>();

    private PeriodNames(List<Period> all) {
        all.forEach(period -> periods.putIfAbsent(period.key(), period));
    }

    static PeriodNames load(Snapshot snapshot) {
        return new PeriodNames(snapshot.handle()
                .createQuery("select period_key, name, end_date from semantic.fiscal_period order by company_key")
                .map((rows, context) -> new Period(rows.getInt(1), rows.getString(2),
                        rows.getObject(3, LocalDate.class)))
                .list());
    }

    /** @throws ApiException not found when no company has the period */
    void require(int key) {
        if (!periods.containsKey(key)) {
            throw ApiException.notFound("There is no period " + key + ".");
        }
    }

    String name(int key) {
        Period period = periods.get(key);
        return period == null ? "FY" + key / 100 + " P" + key % 100 : period.name();
    }

    /** The last day, for balances; adjustments say so, since they share the day with the last regular period. */
    String day(int key) {
        Period period = periods.get(key);
        if (period == null) {
            return name(key);
        }
        return DAY.format(period.end()) + (key % 100 == 13 ? " with adjustments" : "");
    }

    /** "Oct 2026" or "YTD Oct 2026". */
    String range(PeriodRange range) {
        boolean yearToDate = range.from() != range.to() && range.from() == Periods.yearStart(range.to());
        boolean trailing = !yearToDate && range.from() != range.to();
        return (yearToDate ? "YTD " : trailing ? "12 months to " : "") + name(range.to());
    }
}
