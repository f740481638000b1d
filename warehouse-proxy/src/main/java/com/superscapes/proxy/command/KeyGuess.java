package com.superscapes.proxy.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known key an unknown one was meant to be. */
final class KeyGuess {

    private KeyGuess() {
    }

    /** The nearest, when at most a third of its letters would have to change. */
    static Optional<String> of(String unknown, Collection<String> known) {
        return known.stream().filter(key -> distance(unknown, key) * 3 <= key.length())
                .min(Comparator.<String>comparingInt(key -> distance(unknown, key))
                        .thenComparing(Comparator.naturalOrder()));
    }

    // Levenshtein: the fewest letters to add, drop or change.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= other.length(); j++) {
                int above = row[j];
                if (i == 0) {
                    row[j] = j;
                } else if (j == 0) {
                    row[j] = i;
                } else {
                    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                    row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
                }
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
