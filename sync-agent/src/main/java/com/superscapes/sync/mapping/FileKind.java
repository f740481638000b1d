package com.superscapes.sync.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a file is built. */
public enum FileKind {
    CSV, JSON, JSON_LINES, XML;

    /** As the mapping file writes it: {@code json-lines}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Optional<FileKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FileKind::word).toList();
    }
}
