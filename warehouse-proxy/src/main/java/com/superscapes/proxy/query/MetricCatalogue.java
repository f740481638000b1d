package com.superscapes.proxy.query;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.superscapes.api.query.Metric;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.session.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The metrics there are, read from {@code metrics.json}; a broken entry fails the start, not a question. */
public final class MetricCatalogue {

    private static final List<String> DIMENSIONS = Arrays.stream(Group.values())
            .filter(group -> group != Group.ACCOUNT_KEY).map(Group::id).toList();

    private final Map<String, MetricEntry> entries = new LinkedHashMap<>();

    private MetricCatalogue(List<MetricEntry> all) {
        all.forEach(entry -> entries.put(entry.id(), entry));
        // Every formula is resolved once here, so that a wrong id fails the start.
        all.forEach(entry -> {
            terms(entry.ratio() ? Objects.requireNonNull(entry.numerator()) : entry.id());
            terms(entry.ratio() ? Objects.requireNonNull(entry.denominator()) : entry.id());
        });
    }

    /** The catalogue shipped with the server. */
    public static MetricCatalogue load() {
        try (InputStream file = MetricCatalogue.class.getResourceAsStream("metrics.json")) {
            JsonNode root = Json.MAPPER.readTree(Objects.requireNonNull(file, "metrics.json"));
            return new MetricCatalogue(
                    Json.MAPPER.convertValue(root.get("metrics"), new TypeReference<List<MetricEntry>>() {
                    }));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The metrics the caller may ask for. */
    public List<Metric> visibleTo(Caller caller) {
        return entries.values().stream().filter(entry -> permitted(entry, caller)).map(this::describe).toList();
    }

    /** @throws ApiException unknown id (400) or a metric the caller's role may not see (403) */
    MetricEntry require(String id, Caller caller) {
        MetricEntry entry = entries.get(id);
        if (entry == null) {
            throw ApiException.unknownField("metrics", "There is no metric " + id + ".");
        }
        if (!permitted(entry, caller)) {
            throw ApiException.notPermitted("the metric " + entry.name());
        }
        return entry;
    }

    /** The terms a money metric adds up. */
    List<Term> terms(String id) {
        MetricEntry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("The metric catalogue names an unknown metric: " + id);
        }
        if (entry.measure() != null) {
            AccountCondition accounts = new AccountCondition(entry.types(), entry.classes());
            return List.of(new Term(entry.measure(), accounts, entry.sign() == 0 ? 1 : entry.sign()));
        }
        if (entry.sum().isEmpty()) {
            throw new IllegalStateException("The metric " + id + " has neither a measure nor a sum");
        }
        List<Term> terms = new ArrayList<>();
        for (String part : entry.sum()) {
            int sign = part.startsWith("-") ? -1 : 1;
            terms(part.substring(1)).forEach(term -> terms.add(term.times(sign)));
        }
        return terms;
    }

    private static boolean permitted(MetricEntry entry, Caller caller) {
        return caller.role().readsLedger() && (caller.entityWide() || !entry.entityWideOnly());
    }

    private Metric describe(MetricEntry entry) {
        boolean additive = !entry.ratio() && terms(entry.id()).stream().noneMatch(term -> term.measure().stock());
        return new Metric(entry.id(), entry.name(), entry.definition(), entry.kind(), additive, entry.polarity(),
                entry.entityWideOnly(), dimensions(entry), entry.unit(), entry.sensitivity(), entry.synonyms());
    }

    // Hours stand on no account.
    private List<String> dimensions(MetricEntry entry) {
        boolean hours = parts(entry).stream().flatMap(id -> terms(id).stream())
                .anyMatch(term -> term.measure().hours());
        return hours ? DIMENSIONS.stream().filter(id -> !id.startsWith("account")).toList() : DIMENSIONS;
    }

    private static List<String> parts(MetricEntry entry) {
        return entry.ratio()
                ? List.of(Objects.requireNonNull(entry.numerator()), Objects.requireNonNull(entry.denominator()))
                : List.of(entry.id());
    }
}
