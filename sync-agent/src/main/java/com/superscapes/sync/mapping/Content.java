package com.superscapes.sync.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file holds, in the order files are loaded: members before the rows that point to them. */
public enum Content {
    CURRENCIES(true), SCENARIOS(true), ENTITIES(true), BRANCHES(true), DIVISIONS(true), ACCOUNTS(true), OPENING_BALANCE(
            false), JOURNAL(false), PERIOD_MOVEMENT(false), PERIOD_BALANCE(false), TRIAL_BALANCE(false),
    /** A file of the export that the ledger does not need. */
    IGNORED(true);

    private final boolean members;

    Content(boolean members) {
        this.members = members;
    }

    /** True when the file holds dimension members, false when it holds facts. */
    public boolean members() {
        return members;
    }

    /** As the mapping file writes it: {@code period-movement}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Optional<Content> of(String word) {
        return Arrays.stream(values()).filter(content -> content.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Content::word).toList();
    }
}
