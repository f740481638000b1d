package com.superscapes.desktop.grid;

import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows stand below which: an account "revenue/4010" below the line "revenue". Lines start closed. */
final class Outline {

    private final Set<String> open = new HashSet<>();
    private Set<String> parents = Set.of();

    void take(List<ReportRow> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.id()));
        Set<String> found = new HashSet<>();
        rows.stream().filter(Outline::below).map(row -> parent(row.id())).filter(ids::contains).forEach(found::add);
        parents = found;
    }

    /** True for a row that stands below another one, wherever that is. */
    private static boolean below(ReportRow row) {
        return row.style() == RowStyle.DETAIL && row.id().indexOf('/') >= 0;
    }

    private static String parent(String id) {
        return id.substring(0, Math.max(id.lastIndexOf('/'), 0));
    }

    /** True for rows that others stand below. */
    boolean opens(ReportRow row) {
        return parents.contains(row.id());
    }

    boolean anyToOpen() {
        return !parents.isEmpty();
    }

    boolean isOpen(ReportRow row) {
        return open.contains(row.id());
    }

    void toggle(ReportRow row) {
        if (!open.remove(row.id())) {
            open.add(row.id());
        }
    }

    void all(boolean opened) {
        open.clear();
        if (opened) {
            open.addAll(parents);
        }
    }

    boolean allOpen() {
        return open.containsAll(parents);
    }

    /** The rows in sight. */
    List<ReportRow> visible(List<ReportRow> rows) {
        return rows.stream().filter(row -> {
            String parent = parent(row.id());
            return !below(row) || !parents.contains(parent) || open.contains(parent);
        }).toList();
    }
}
