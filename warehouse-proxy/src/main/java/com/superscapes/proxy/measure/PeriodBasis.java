package com.superscapes.proxy.measure;

import com.superscapes.api.query.Basis;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request's periods are read: with or without adjustments, in whole or up to a day, and against which budget. It makes
 * the spans of the actual column and of every comparative, so that metric queries and statements compare alike.
 */
public final class PeriodBasis {

    private record Days(LocalDate first, LocalDate last) {
    }

    private final Snapshot snapshot;
    private final Basis basis;
    private final Map<Integer, Days> calendar = new HashMap<>();

    private PeriodBasis(Snapshot snapshot, Basis basis) {
        this.snapshot = snapshot;
        this.basis = basis;
        if (basis.through() != null) {
            snapshot.handle()
                    .createQuery("select period_key, start_date, end_date from semantic.fiscal_period"
                            + " where period <= 12 order by company_key")
                    .map((row, context) -> calendar.putIfAbsent(row.getInt(1),
                            new Days(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))))
                    .list();
        }
    }

    /** Null stands for whole periods. */
    public static PeriodBasis of(Snapshot snapshot, @Nullable Basis basis) {
        return new PeriodBasis(snapshot, basis == null ? Basis.WHOLE : basis);
    }

    /** True when period 13 counts. */
    public boolean adjustments() {
        return !Boolean.FALSE.equals(basis.adjustments());
    }

    /**
     * The range as it is read: without adjustments a year ends with its twelfth period.
     *
     * @throws ApiException a range of adjustments only, without them (400), or a day outside its last period (400)
     */
    public PeriodRange range(PeriodRange asked) {
        boolean shorter = !adjustments() && asked.to() % 100 == 13;
        if (shorter && asked.from() % 100 == 13) {
            throw ApiException.badRequest("basis", "The period holds adjustments only, and they are left out.");
        }
        PeriodRange range = shorter ? new PeriodRange(asked.from(), asked.to() - 1) : asked;
        LocalDate through = basis.through();
        Days days = calendar.get(range.to());
        if (through != null && (days == null || through.isBefore(days.first()) || through.isAfter(days.last()))) {
            throw ApiException.badRequest("basis", "The day " + through + " is not in the last period asked for.");
        }
        return range;
    }

    /** The actual column; {@code last} is the period that may end on a day. */
    public Span actual(String label, String scenario, int key, PeriodRange range, int last) {
        return new Span(label, scenario, 0, key, range, range.to() == last ? cut(last) : null);
    }

    /** The spans of a comparative: one, or two for an outlook. */
    public List<Span> compared(Comparative comparative, Span actual, int slot) {
        PeriodRange range = actual.range();
        int key = actual.scenarioKey();
        int to = range.to();
        return switch (comparative) {
            case PRIOR_PERIOD -> List.of(span(actual, slot, key, Periods.rangeBefore(range)));
            case PRIOR_YEAR -> List.of(span(actual, slot, key, Periods.yearBefore(range)));
            case BUDGET -> List.of(span(actual, slot, budget(), range));
            case FORECAST -> List.of(span(actual, slot, forecast(), range));
            case YEAR_TO_DATE -> List.of(span(actual, slot, key, Periods.yearToDate(range)));
            case PRIOR_YEAR_TO_DATE ->
                List.of(span(actual, slot, key, Periods.yearBefore(Periods.yearToDate(range))));
            case YEAR_TO_DATE_BUDGET -> List.of(span(actual, slot, budget(), Periods.yearToDate(range)));
            case YEAR_BUDGET -> List.of(whole(actual, slot, budget(), Periods.yearStart(to), to / 100 * 100 + 13));
            case OUTLOOK -> outlook(actual, slot, to);
        };
    }

    private List<Span> outlook(Span actual, int slot, int to) {
        Span closed = whole(actual, slot, actual.scenarioKey(), Periods.yearStart(to), to);
        return to % 100 >= 12
                ? List.of(closed)
                : List.of(closed, whole(actual, slot, rest(), to + 1, to / 100 * 100 + 13));
    }

    private static Span whole(Span actual, int slot, int key, int from, int to) {
        return new Span(actual.label(), actual.scenario(), slot, key, new PeriodRange(from, to));
    }

    /** The spans of an actual column and its comparatives, one slot each. */
    public List<List<Span>> columns(Span actual, List<Comparative> comparatives) {
        List<List<Span>> columns = new ArrayList<>();
        columns.add(List.of(actual));
        comparatives.forEach(each -> columns.add(compared(each, actual, columns.size())));
        return columns;
    }

    private Span span(Span actual, int slot, int key, PeriodRange range) {
        return new Span(actual.label(), actual.scenario(), slot, key, range,
                actual.cut() == null ? null : alike(actual, range.to()));
    }

    private Span.@Nullable Cut cut(int period) {
        LocalDate through = basis.through();
        Days days = calendar.get(period);
        if (through == null || days == null || !through.isBefore(days.last())) {
            return null;
        }
        return new Span.Cut(through, WorkingDays.between(days.first(), through),
                WorkingDays.between(days.first(), days.last()));
    }

    // As many working days as the actual period has had.
    private Span.@Nullable Cut alike(Span actual, int period) {
        Span.Cut cut = actual.cut();
        Days days = calendar.get(period);
        if (cut == null || days == null || period == actual.range().to()) {
            return cut;
        }
        return new Span.Cut(WorkingDays.after(days.first(), cut.worked(), days.last()), cut.worked(),
                WorkingDays.between(days.first(), days.last()));
    }

    private int budget() {
        String version = basis.budget();
        return FilterResolver.scenario(snapshot, version == null ? "budget" : version);
    }

    private int forecast() {
        String version = basis.forecast();
        return FilterResolver.scenario(snapshot, version == null ? "forecast" : version);
    }

    // The rest of an outlook: the forecast that was named, else the budget.
    private int rest() {
        return basis.forecast() == null ? budget() : forecast();
    }
}
