package com.superscapes.sync.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A logical field that a column of a file can fill. */
public enum Column {
    ID, CODE, NAME, TYPE, CLASS("class"), PARENT, OPERATOR, NORMAL, REGION, CURRENCY, TIME_ZONE(
            "timeZone"), FISCAL_YEAR_START("fiscalYearStart"), ENTITY, ENTRY, LINE, DATE, PERIOD, FISCAL_YEAR(
                    "fiscalYear"), KIND, ACCOUNT, BRANCH, DIVISION, SCENARIO, DEBIT, CREDIT, AMOUNT, INDICATOR, OPENING, CLOSING, DESCRIPTION, DOCUMENT, MODULE, POSTED_BY(
                            "postedBy"), POSTED_AT("postedAt"), REFERENCE, JOB, CUSTOMER, VENDOR;

    private final String word;

    Column() {
        this.word = name().toLowerCase(java.util.Locale.ROOT);
    }

    Column(String word) {
        this.word = word;
    }

    /** As the mapping file writes it: {@code fiscalYear}. */
    public String word() {
        return word;
    }

    public static Optional<Column> of(String word) {
        return Arrays.stream(values()).filter(column -> column.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Column::word).toList();
    }
}
