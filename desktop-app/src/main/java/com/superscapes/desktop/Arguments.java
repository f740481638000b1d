package com.superscapes.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command line: {@code --server URL --ca PEMFILE}, and {@code --out DIR} for pictures. */
public record Arguments(String server, @Nullable Path authority, @Nullable Path out) {

    /** @throws IllegalArgumentException with a sentence for the user when an argument is not known or has no value */
    public static Arguments parse(String... words) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < words.length; i += 2) {
            boolean known = words[i].equals("--server") || words[i].equals("--ca") || words[i].equals("--out");
            if (!known) {
                throw new IllegalArgumentException(
                        "There is no option " + words[i] + "; use --server URL and --ca FILE.");
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException("The option " + words[i] + " needs a value.");
            }
            given.put(words[i], words[i + 1]);
        }
        return new Arguments(given.getOrDefault("--server", ""), path(given.get("--ca")), path(given.get("--out")));
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
