package com.superscapes.desktop.template;

import com.superscapes.api.statement.StatementTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a version that is being drafted; the version it began from stays as it is. */
final class DraftRows {

    private final StatementTemplate base;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, String> problems = new HashMap<>();

    DraftRows(StatementTemplate base) {
        this.base = base;
        base.rows().forEach(row -> rows.add(new HashMap<>(row)));
    }

    StatementTemplate base() {
        return base;
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    /** What is wrong with rows, by their ids. */
    Map<String, String> problems() {
        return problems;
    }

    /** Says what is wrong with a row, in place of what was said before. */
    void complain(String row, String problem) {
        problems.clear();
        problems.put(row, problem);
    }

    /**
     * Puts a row in another's place.
     *
     * @param at from 0; past the end for a new last row
     */
    void set(int at, Map<String, Object> row) {
        problems.clear();
        if (at < rows.size()) {
            rows.set(at, row);
        } else {
            rows.add(row);
        }
    }

    void insert(int at, Map<String, Object> row) {
        problems.clear();
        rows.add(at, row);
    }

    void remove(int at) {
        problems.clear();
        rows.remove(at);
    }

    /** Moves a row up or down, and says where it stands then. */
    int move(int at, int by) {
        int to = Math.clamp(at + by, 0, rows.size() - 1);
        rows.add(to, rows.remove(at));
        return to;
    }
}
