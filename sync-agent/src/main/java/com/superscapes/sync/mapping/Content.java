package com.superscapes.sync.mapping;

import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file holds, in the order files are loaded: members before the rows that point to them. Kinds of records share two. */
public enum Content {
    CURRENCIES(true), SCENARIOS(true), ENTITIES(true), BRANCHES(true), DIVISIONS(true), ACCOUNTS(true), MEMBER_RECORDS(
            true), OPENING_BALANCE(
                    false), JOURNAL(false), PERIOD_MOVEMENT(
                            false), PERIOD_BALANCE(false), TRIAL_BALANCE(false), FACT_RECORDS(false),
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

    /** What a word of a mapping means; a kind of record is named by its own word. */
    public static Optional<Content> of(String word) {
        Optional<RecordKind> kind = RecordKinds.of(word);
        return kind.isPresent()
                ? kind.map(found -> found.member() ? MEMBER_RECORDS : FACT_RECORDS)
                : Arrays.stream(values()).filter(content -> !content.records() && content.word().equals(word))
                        .findFirst();
    }

    private boolean records() {
        return this == MEMBER_RECORDS || this == FACT_RECORDS;
    }

    public static List<String> words() {
        return Stream.concat(Arrays.stream(values()).filter(content -> !content.records()).map(Content::word),
                RecordKinds.all().stream().map(RecordKind::content)).toList();
    }
}
