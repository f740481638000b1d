package com.superscapes.desktop.statements;

import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The ways to look at a statement, in words; an empty value is the plain one. */
final class ShapeWords {

    /** Scenario of the budget itself. */
    static final String BUDGET = "budget";
    static final List<String> VIEWS = List.of("", "unadjusted", "adjusted", "post-close");
    static final List<String> DIMENSIONS = List.of("", "branch", "division", "service-line", "customer", "job",
            "region", "company");
    static final List<String> ALLOCATIONS = List.of("", "revenue", "direct", "labor");
    static final List<String> ABOVE = List.of("", "0", "1000", "10000", "100000");
    static final List<String> UNITS = List.of("", "1", "1000", "1000000");

    private ShapeWords() {
    }

    static String view(String view) {
        return switch (view) {
            case "unadjusted" -> Texts.text("statements.view.unadjusted");
            case "adjusted" -> Texts.text("statements.view.adjusted");
            case "post-close" -> Texts.text("statements.view.postClose");
            default -> Texts.text("statements.view.closing");
        };
    }

    static String dimension(String dimension) {
        return switch (dimension) {
            case "branch" -> Texts.text("statements.by.branch");
            case "division" -> Texts.text("statements.by.division");
            case "service-line" -> Texts.text("statements.by.serviceLine");
            case "customer" -> Texts.text("statements.by.customer");
            case "job" -> Texts.text("statements.by.job");
            case "region" -> Texts.text("statements.by.region");
            case "company" -> Texts.text("statements.by.company");
            default -> Texts.text("statements.by.none");
        };
    }

    static String allocation(String basis) {
        return switch (basis) {
            case "revenue" -> Texts.text("statements.allocation.revenue");
            case "direct" -> Texts.text("statements.allocation.direct");
            case "labor" -> Texts.text("statements.allocation.labor");
            default -> Texts.text("statements.allocation.none");
        };
    }

    static String reclassified(String above) {
        return switch (above) {
            case "" -> Texts.text("statements.reclassify.none");
            case "0" -> Texts.text("statements.reclassify.all");
            default -> Texts.text("statements.reclassify.above", Figures.amount(new BigDecimal(above), 0));
        };
    }

    static String unit(String unit) {
        return switch (unit) {
            case "1" -> Texts.text("statements.rounding.whole");
            case "1000" -> Texts.text("statements.rounding.thousands");
            case "1000000" -> Texts.text("statements.rounding.millions");
            default -> Texts.text("statements.rounding.none");
        };
    }

    /** @param names of the versions by code */
    static String budget(Map<String, String> names, String code) {
        return code.isEmpty()
                ? Texts.text("statements.budget.current", names.getOrDefault(BUDGET, ""))
                : names.getOrDefault(code, code);
    }

    static String version(List<StatementTemplate> versions, String version) {
        boolean draft = versions.stream()
                .anyMatch(each -> Integer.toString(each.version()).equals(version) && each.state().equals("draft"));
        if (version.isEmpty()) {
            return Texts.text("statements.rows.current");
        }
        return draft
                ? Texts.text("statements.rows.draft", version)
                : Texts.text("statements.rows.version", version);
    }

    static String asOf(String load) {
        return load.isEmpty() ? Texts.text("statements.asOf.current") : Texts.text("statements.asOf", load);
    }

    static String since(String load) {
        return load.isEmpty() ? Texts.text("statements.since.none") : Texts.text("statements.since", load);
    }
}
