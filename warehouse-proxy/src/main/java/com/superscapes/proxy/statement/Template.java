package com.superscapes.proxy.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.measure.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A statement's rows, checked: every reference points up, no id stands twice. */
record Template(String statement, int version, String title, List<TemplateRow> rows) {

    /** @throws InvalidTemplateException a row id stands twice, or a formula names a row that doesn't stand above it */
    Template {
        Map<String, TemplateRow> above = new HashMap<>();
        for (TemplateRow row : rows) {
            List<String> references = new ArrayList<>(row.sum().stream().map(part -> part.substring(1)).toList());
            if (row.kind() == TemplateRow.Kind.RATIO) {
                references.add(Objects.requireNonNull(row.numerator()));
                references.add(Objects.requireNonNull(row.denominator()));
            }
            for (String reference : references) {
                if (!above.containsKey(reference)) {
                    throw new InvalidTemplateException(row.id(),
                            "Row " + row.id() + " uses row " + reference + ", which doesn't stand above it");
                }
            }
            for (String move : row.plus()) {
                Moves.require(row.id(), move);
            }
            if (above.put(row.id(), row) != null) {
                throw new InvalidTemplateException(row.id(), "Row " + row.id() + " stands twice");
            }
        }
    }

    /** Rows as they are stored. @throws JsonProcessingException a field that isn't one of a row, or a wrong value */
    static Template parse(String statement, int version, String title, String rows) throws JsonProcessingException {
        return new Template(statement, version, title,
                Json.MAPPER.readValue(rows, new TypeReference<List<TemplateRow>>() {
                }));
    }

    /** Measures that rows have of their own. */
    List<Measure> ownMeasures() {
        return rows.stream().map(TemplateRow::measure).filter(Objects::nonNull).map(Objects::requireNonNull).distinct()
                .toList();
    }

    /** For a proof, for example "profit-and-loss v1". */
    String name() {
        return statement + " v" + version;
    }

    @Nullable
    TemplateRow row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * Which accounts stand on which row: by code first, then by type and class, and what is left of an unmapped row's types
     * there.
     *
     * @throws InvalidTemplateException an account on two rows
     */
    Map<String, List<ChartAccount>> assign(List<ChartAccount> chart) {
        Map<String, List<ChartAccount>> assigned = new LinkedHashMap<>();
        rows.forEach(row -> assigned.put(row.id(), new ArrayList<>()));
        for (TemplateRow beside : rows.stream().filter(row -> row.measure() != null).toList()) {
            Objects.requireNonNull(assigned.get(beside.id()))
                    .addAll(chart.stream().filter(account -> selects(beside, account)).toList());
        }
        for (ChartAccount account : chart) {
            TemplateRow row = one(account, candidate -> candidate.codes().contains(account.code()));
            if (row == null) {
                row = one(account,
                        candidate -> candidate.kind() == TemplateRow.Kind.LINE && selects(candidate, account));
            }
            if (row == null) {
                row = one(account, candidate -> candidate.kind() == TemplateRow.Kind.UNMAPPED
                        && candidate.types().contains(account.type()));
            }
            if (row != null) {
                Objects.requireNonNull(assigned.get(row.id())).add(account);
            }
        }
        return assigned;
    }

    private static boolean selects(TemplateRow row, ChartAccount account) {
        return row.types().contains(account.type())
                && (row.classes().isEmpty() || row.classes().contains(account.statementClass()));
    }

    private @Nullable TemplateRow one(ChartAccount account, Predicate<TemplateRow> selects) {
        List<TemplateRow> found = rows.stream().filter(row -> row.measure() == null).filter(selects).toList();
        if (found.size() > 1) {
            throw new InvalidTemplateException(found.get(1).id(),
                    "Account " + account.code() + " stands on two rows of " + name() + ": "
                            + found.get(0).id() + " and " + found.get(1).id());
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * The account rows a row comes down to, each with its sign against debit-positive amounts. A ratio comes down to its
     * numerator.
     *
     * @param moves true when amounts that are no account's may stand on rows
     */
    Map<String, Integer> leaves(TemplateRow row, boolean moves) {
        if (row.kind() == TemplateRow.Kind.ADJUSTMENT && !moves) {
            return Map.of();
        }
        if (row.takesAccounts()) {
            return Map.of(row.id(), row.sign());
        }
        if (row.kind() == TemplateRow.Kind.RATIO) {
            return leaves(Objects.requireNonNull(row(Objects.requireNonNull(row.numerator()))), moves);
        }
        Map<String, Integer> leaves = new LinkedHashMap<>();
        for (String part : row.sum()) {
            int sign = part.startsWith("-") ? -1 : 1;
            leaves(Objects.requireNonNull(row(part.substring(1))), moves)
                    .forEach((id, inner) -> leaves.merge(id, sign * inner, Integer::sum));
        }
        return leaves;
    }

    /** True when the row's ledger lines add up to it (but for one sign over all of them). */
    boolean drillable(TemplateRow row, boolean moves) {
        boolean moved = leaves(row, moves).keySet().stream().map(this::row)
                .anyMatch(leaf -> leaf != null && (moves && !leaf.plus().isEmpty() || leaf.measure() != null));
        return row.kind() != TemplateRow.Kind.HEADING && !moved
                && leaves(row, moves).values().stream().distinct().count() == 1;
    }
}
