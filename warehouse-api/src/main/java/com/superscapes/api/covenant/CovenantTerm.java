package com.superscapes.api.covenant;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of a covenant with what is read of them. Assets and expenses count above zero when debit; liabilities, equity and revenue when
 * credit.
 *
 * @param sign    1 to add, -1 to subtract
 * @param types   asset, liability, equity, revenue, expense; empty where accounts are chosen by code alone
 * @param classes statement classes of those types; empty for every class
 * @param codes   of accounts taken beside them
 */
public record CovenantTerm(int sign, List<String> types, List<String> classes, List<String> codes, Measure measure) {

    /** The balance at the end of the period, or movements without closing entries over the last 12 months or the fiscal year so far. */
    public enum Measure {
        CLOSING_BALANCE, LAST_12_MONTHS, YEAR_TO_DATE
    }

    /** Lists that are left out are empty. */
    public CovenantTerm(int sign, @Nullable List<String> types, @Nullable List<String> classes,
            @Nullable List<String> codes, Measure measure) {
        this.sign = sign;
        this.types = List.copyOf(Objects.requireNonNullElse(types, List.of()));
        this.classes = List.copyOf(Objects.requireNonNullElse(classes, List.of()));
        this.codes = List.copyOf(Objects.requireNonNullElse(codes, List.of()));
        this.measure = measure;
    }
}
