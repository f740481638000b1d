package com.superscapes.sync;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a source to take. Members are always taken: rows need them.
 *
 * @param fiscalYear facts of this fiscal year only, named by the calendar year in which it ends; null for every year
 * @param rows       lines to take, by the name of their slice, none for all of it; null for everything. Slices not named give
 *                   members only
 */
public record Selection(@Nullable Integer fiscalYear, @Nullable Map<String, Set<Long>> rows) {

    /** Everything. */
    public static final Selection ALL = new Selection(null, null);

    public Selection {
        rows = rows == null ? null : Map.copyOf(rows);
    }

    /** One fiscal year. */
    public static Selection ofYear(int fiscalYear) {
        return new Selection(fiscalYear, null);
    }

    /** Single lines. */
    public static Selection ofRows(Map<String, Set<Long>> rows) {
        return new Selection(null, rows);
    }

    public boolean everything() {
        return fiscalYear == null && rows == null;
    }
}
