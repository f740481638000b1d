package com.superscapes.reports.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a table goes onto the paper: text size, orientation, and the columns that stand beside each other. A table that is
 * too wide first shrinks to 8 pt, then turns to landscape, then shrinks to 7 pt. One that is too wide even so breaks its
 * texts into more than two lines, and at last is split into several with the label column repeated.
 *
 * @param parts each a table of its own over all rows
 */
record TableLayout(float size, boolean landscape, List<Part> parts) {

    static final float BODY = 9;
    static final float LEAST = 7;
    private static final float SPLIT = 8;
    private static final float STEP = 12;

    /** @param columns indexes into the report's columns; @param widths in points, one for each */
    record Part(List<Integer> columns, float[] widths) {
    }

    private record Try(float size, boolean landscape) {

        float room(float upright, float turned) {
            return landscape ? turned : upright;
        }
    }

    /** For the main table of a document. */
    static TableLayout choose(ColumnWidths need, float portrait, float landscape) {
        List<Try> tries = List.of(new Try(BODY, false), new Try(8.5f, false), new Try(8, false), new Try(BODY, true),
                new Try(8.5f, true), new Try(8, true), new Try(7.5f, true), new Try(LEAST, true));
        return first(need, tries, portrait, landscape, true);
    }

    /** For a table on pages whose orientation is given. */
    static TableLayout within(ColumnWidths need, float width, boolean turned) {
        List<Try> tries = List.of(new Try(8, turned), new Try(7.5f, turned), new Try(LEAST, turned));
        return first(need, tries, width, width, turned);
    }

    private static TableLayout first(ColumnWidths need, List<Try> tries, float portrait, float landscape,
            boolean splitTurned) {
        for (Try one : tries) {
            if (sum(need.readable(), one.size()) <= one.room(portrait, landscape)) {
                return whole(need, one, one.room(portrait, landscape));
            }
        }
        Try smallest = tries.getLast();
        if (sum(need.least(), smallest.size()) <= smallest.room(portrait, landscape)) {
            return whole(need, smallest, smallest.room(portrait, landscape));
        }
        float room = splitTurned ? landscape : portrait;
        return new TableLayout(SPLIT, splitTurned, split(need, SPLIT, room));
    }

    private static TableLayout whole(ColumnWidths need, Try one, float room) {
        List<Integer> all = IntStream.range(0, need.whole().length).boxed().toList();
        return new TableLayout(one.size(), one.landscape(), List.of(part(need, all, one.size(), room)));
    }

    private static float sum(float[] widths, float size) {
        float sum = 0;
        for (float width : widths) {
            sum += width * size;
        }
        return sum;
    }

    /** As few parts as can be, about as full as each other. */
    private static List<Part> split(ColumnWidths need, float size, float room) {
        List<List<Integer>> parts = fill(need.readable(), size, room);
        int fewest = parts.size();
        float narrower = room - STEP;
        for (var evener = parts; evener.size() == fewest && narrower > 0; narrower -= STEP) {
            parts = evener;
            evener = fill(need.readable(), size, narrower);
        }
        return parts.stream().map(columns -> part(need, columns, size, room)).toList();
    }

    /** As many columns as fit beside the labels, again and again. */
    private static List<List<Integer>> fill(float[] widths, float size, float room) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int next = 1; next < widths.length;) {
            List<Integer> columns = new ArrayList<>(List.of(0));
            float used = widths[0] * size;
            do {
                used += widths[next] * size;
                columns.add(next++);
            } while (next < widths.length && used + widths[next] * size <= room);
            parts.add(columns);
        }
        return parts;
    }

    /** Texts get what they need or share what there is; what is left over goes where it parts no label from its figures. */
    private static Part part(ColumnWidths need, List<Integer> columns, float size, float room) {
        float[] whole = pick(need.whole(), columns, size);
        float[] readable = pick(need.readable(), columns, size);
        float[] least = sum(readable, 1) <= room ? readable : pick(need.least(), columns, size);
        float wanted = sum(whole, 1) - sum(least, 1);
        float spare = room - sum(least, 1);
        float share = wanted <= 0 ? 0 : Math.max(0, Math.min(1, spare / wanted));
        float[] widths = new float[least.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = least[i] + (whole[i] - least[i]) * share;
        }
        int widened = need.stretched(columns);
        widths[widened] += Math.max(0, room - sum(widths, 1));
        return new Part(columns, widths);
    }

    /** The same table in one part at another text size. */
    TableLayout at(float other, ColumnWidths need, float room) {
        return new TableLayout(other, landscape, List.of(part(need, parts.getFirst().columns(), other, room)));
    }

    private static float[] pick(float[] all, List<Integer> columns, float size) {
        float[] picked = new float[columns.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = all[columns.get(i)] * size;
        }
        return picked;
    }
}
