package com.superscapes.desktop.grid;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows of a list are in sight, and in which order: those that hold every word looked for, sorted as the heads say. */
final class Arrangement {

    private static final Pattern PARTS = Pattern.compile("\\d+|\\D+");
    private static final int LONGEST_NUMBER = 18;

    /** Blank cells last; numbers in a text by their value, so that T2 stands before T10. */
    static final Comparator<Cell> CELLS = Comparator.comparingInt(Arrangement::kind)
            .thenComparing(Arrangement::sameKind);

    private String[] words = {};

    /** Looks for rows that hold all these words, in any column and in any case. */
    void lookFor(String text) {
        words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    }

    /** True when rows are left out. */
    boolean narrows() {
        return Stream.of(words).anyMatch(word -> !word.isEmpty());
    }

    /** @param order null: as they came */
    List<ReportRow> of(List<ReportRow> rows, @Nullable Comparator<ReportRow> order) {
        Stream<ReportRow> kept = narrows() ? rows.stream().filter(this::holds) : rows.stream();
        return order == null ? kept.toList() : kept.sorted(order).toList();
    }

    private boolean holds(ReportRow row) {
        String all = String.join("\n", row.cells().stream().map(Arrangement::text).toList()).toLowerCase(Locale.ROOT);
        return Stream.of(words).allMatch(all::contains);
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> text.text();
            case Cell.Number number -> number.value().toPlainString();
            case Cell.Day day -> day.date().toString();
            case Cell.Blank blank -> "";
            case Cell.NotMeaningful none -> "";
        };
    }

    private static int kind(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> 0;
            case Cell.Day day -> 1;
            case Cell.Text text -> 2;
            case Cell.NotMeaningful none -> 3;
            case Cell.Blank blank -> 4;
        };
    }

    private static int sameKind(Cell one, Cell other) {
        if (one instanceof Cell.Number a && other instanceof Cell.Number b) {
            return a.value().compareTo(b.value());
        }
        if (one instanceof Cell.Day a && other instanceof Cell.Day b) {
            return a.date().compareTo(b.date());
        }
        return one instanceof Cell.Text a && other instanceof Cell.Text b ? natural(a.order(), b.order()) : 0;
    }

    private static int natural(String one, String other) {
        Matcher a = PARTS.matcher(one);
        Matcher b = PARTS.matcher(other);
        while (a.find()) {
            if (!b.find()) {
                return 1;
            }
            int compared = part(a.group(), b.group());
            if (compared != 0) {
                return compared;
            }
        }
        return b.find() ? -1 : 0;
    }

    private static int part(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0))
                && one.length() <= LONGEST_NUMBER && other.length() <= LONGEST_NUMBER;
        return numbers
                ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                : String.CASE_INSENSITIVE_ORDER.compare(one, other);
    }
}
