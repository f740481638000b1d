package com.superscapes.api.covenant;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A covenant by the lender's definition, to be approved by another controller. Value = numerator / denominator; the numerator alone, an
 * amount of money, where there is no denominator.
 *
 * @param code        of the covenant: small letters, digits and hyphens; a new one or one that gets another version
 * @param limit       what the value must at least or at most be
 * @param denominator empty for an amount of money
 * @param validFrom   first period it holds in: fiscal year * 100 + period
 * @param validTo     last period; null while the loan runs
 * @param note        why it is made, at least a word
 */
public record CovenantDraft(String code, String name, String lender, Kind kind, BigDecimal limit,
        List<CovenantTerm> numerator, List<CovenantTerm> denominator, int validFrom, @Nullable Integer validTo,
        String note) {

    /** MINIMUM: the value must not fall below the limit. MAXIMUM: it must not rise above it. */
    public enum Kind {
        MINIMUM, MAXIMUM
    }

    /** Lists that are left out are empty. */
    public CovenantDraft(String code, String name, String lender, Kind kind, BigDecimal limit,
            @Nullable List<CovenantTerm> numerator, @Nullable List<CovenantTerm> denominator, int validFrom,
            @Nullable Integer validTo, String note) {
        this.code = code;
        this.name = name;
        this.lender = lender;
        this.kind = kind;
        this.limit = limit;
        this.numerator = List.copyOf(Objects.requireNonNullElse(numerator, List.of()));
        this.denominator = List.copyOf(Objects.requireNonNullElse(denominator, List.of()));
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.note = note;
    }
}
