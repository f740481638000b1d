package com.superscapes.reports.pdf;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at blanks, and inside a word only where the word alone is too long. */
final class Wrap {

    private Wrap() {
    }

    /** Lines that fit the width (in points); at least one. */
    static List<String> lines(String text, Typeface face, boolean strong, float size, float width) {
        // A column as wide as its longest text must not break that text over a rounding.
        float room = width / size + 0.01f;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            String joined = line.isEmpty() ? rest : line + " " + rest;
            if (!line.isEmpty() && face.width(joined, strong) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && face.width(rest, strong) > room && rest.length() > 1) {
                int fits = fitting(rest, face, strong, room);
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(String word, Typeface face, boolean strong, float room) {
        int fits = 1;
        while (fits < word.length() && face.width(word.substring(0, fits + 1), strong) <= room) {
            fits++;
        }
        return fits;
    }
}
