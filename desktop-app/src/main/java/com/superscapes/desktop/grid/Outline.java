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
        rows.stream().filter(row -> row.style() == RowStyle.DETAIL).map(row -> parent(row.id())).filter(ids::contains)
                .forEach(found::add);
        parents = found;
    }

    private static String parent(String id) {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
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
            return row.style() != RowStyle.DETAIL || !parents.contains(parent) || open.contains(parent);
        }).toList();
    }
}
