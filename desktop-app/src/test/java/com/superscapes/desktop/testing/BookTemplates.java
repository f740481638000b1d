package com.superscapes.desktop.testing;

import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Versions of the rows of the statements in {@link BookStatements}. */
public final class BookTemplates {

    private static final Instant NOON = Instant.parse("2026-11-22T17:00:00Z");
    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("id", "revenue-heading", "label", "Revenue", "kind", "heading", "level", 0),
            Map.of("id", "revenue-maintenance", "label", "Maintenance", "kind", "line", "level", 1, "sign", -1,
                    "polarity", 1, "types", List.of("revenue"), "classes", List.of("maintenance")),
            Map.of("id", "revenue-other", "label", "Other revenue", "kind", "unmapped", "level", 1, "sign", -1,
                    "polarity", 1, "types", List.of("revenue"), "hideZero", true),
            Map.of("id", "revenue", "label", "Revenue", "kind", "subtotal", "level", 0, "polarity", 1, "sum",
                    List.of("+revenue-maintenance", "+revenue-other")),
            Map.of("id", "labor", "label", "Direct labor", "kind", "line", "level", 1, "sign", 1, "polarity", -1,
                    "types", List.of("expense"), "codes", List.of("5010", "5015")),
            Map.of("id", "gross-profit", "label", "Gross profit", "kind", "total", "level", 0, "polarity", 1, "sum",
                    List.of("+revenue", "-labor")),
            Map.of("id", "gross-margin", "label", "Gross margin", "kind", "ratio", "level", 1, "polarity", 1,
                    "numerator", "gross-profit", "denominator", "revenue"));

    private BookTemplates() {
    }

    static List<StatementTemplate> all() {
        return List.of(version("balance-sheet", 1, "Balance sheet", "approved", null, null, List.of()),
                version("profit-and-loss", 4, "Profit and loss", "draft", "Burden on a row of its own", "controller",
                        List.of("9000")),
                version("profit-and-loss", 3, "Profit and loss", "draft", "Snow apart", "second", List.of()),
                version("profit-and-loss", 2, "Profit and loss", "approved", "7200 is a fee", "second",
                        List.of("9000")),
                version("profit-and-loss", 1, "Profit and loss", "approved", null, null, List.of("7200", "9000")));
    }

    static StatementTemplate drafted(TemplateDraft draft) {
        return new StatementTemplate(draft.statement(), 5, draft.title(), "draft", draft.note(), "controller", NOON,
                null, null, draft.rows(), List.of("9000"));
    }

    static StatementTemplate approved() {
        return version("profit-and-loss", 3, "Profit and loss", "approved", "Snow apart", "second", List.of());
    }

    private static StatementTemplate version(String statement, int version, String title, String state, String note,
            String by, List<String> unmapped) {
        boolean approved = state.equals("approved");
        return new StatementTemplate(statement, version, title, state, note, by,
                NOON.minusSeconds(86_400L * (9 - version)),
                approved && by != null ? "controller" : null,
                approved && by != null ? NOON.minusSeconds(3_600L) : null, ROWS, unmapped);
    }
}
