package com.superscapes.sync.source;

import com.superscapes.sync.member.Member;
import com.superscapes.sync.model.RecordKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source yields: ledger lines, period amounts, members, and what could not be read. */
public sealed interface SourceRow {

    /** 1-based line of the file where the row starts. */
    long fileLine();

    /**
     * Where a ledger row belongs. Codes are the source's own; an empty branch or division is unassigned.
     *
     * @param fiscalYear named by the calendar year in which it ends
     * @param period     1 to 13
     * @param currency   ISO 4217, or null for the company's own
     */
    record Place(LocalDate postingDate, int fiscalYear, int period, String company, String branch, String division,
            String account, String scenario, @Nullable String currency) {
    }

    /**
     * One line of a journal entry.
     *
     * @param sourceId key in its source table; two rows with one key are two versions of one line
     * @param debit    not negative unless the source writes a negative debit
     * @param kind     N normal, A adjusting, C closing
     */
    record Line(long fileLine, String sourceId, Place place, BigDecimal debit, BigDecimal credit, char kind,
            String entry, int lineNo, Text text, Parties parties) implements SourceRow {
    }

    /** Who and what a line is about, by the source's own ids; empty is unassigned. */
    record Parties(String job, String customer, String vendor) {

        /** Nobody. */
        public static final Parties NONE = new Parties("", "", "");
    }

    /** What a line says beside its amount; all of it may be missing. */
    record Text(@Nullable String document, @Nullable String description, @Nullable String module,
            @Nullable String postedBy, @Nullable Instant postedAt, @Nullable String reference) {
    }

    /**
     * An amount of a whole period: a movement, a balance, an opening, or an anchor to compare with.
     *
     * @param amount debit positive; null for an anchor
     * @param stated the same in the source's own sign
     */
    record Amount(long fileLine, String sourceId, Place place, Measure measure, @Nullable BigDecimal amount,
            @Nullable BigDecimal stated, @Nullable BigDecimal opening, @Nullable BigDecimal debit,
            @Nullable BigDecimal credit, @Nullable BigDecimal closing) implements SourceRow {

        /** Before the key of an opening that a trial balance states beside its closing balance. */
        public static final String OPENING_KEY = "opening/";
    }

    /** What an {@link Amount} is. */
    enum Measure {
        MOVEMENT, BALANCE, OPENING, ANCHOR;

        /** As the landing table writes it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A member or fact of the catalogue.
     *
     * @param sourceId key in its source table
     * @param place    where and when a fact belongs; null for members
     * @param values   in the order of the kind's fields
     */
    record Record(long fileLine, String sourceId, RecordKind kind, @Nullable Where place,
            List<@Nullable Object> values) implements SourceRow {

        public Record {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /**
     * Where a fact beside the ledger belongs; an empty branch or division is that of its job, else unassigned.
     *
     * @param date     the clock of its table, such as the work date
     * @param currency ISO 4217, or null for the company's own
     */
    record Where(LocalDate date, int fiscalYear, int period, String company, String branch, String division,
            @Nullable String currency) {
    }

    /** A dimension member. */
    record Known(long fileLine, Member member) implements SourceRow {
    }

    /**
     * A row that the source has but that counts no more, such as a voided one: what it brought is closed.
     *
     * @param kind null for a ledger line or period amount
     */
    record Gone(long fileLine, String sourceId, @Nullable RecordKind kind) implements SourceRow {
    }

    /** A row that cannot be loaded. */
    record Bad(long fileLine, @Nullable String field, String code, String reason,
            @Nullable String raw) implements SourceRow {
    }
}
