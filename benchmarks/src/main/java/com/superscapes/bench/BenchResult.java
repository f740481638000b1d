package com.superscapes.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured.
 *
 * @param name    load or query
 * @param ratio   ours ÷ reference, both in seconds: lower is better
 * @param figures the figures behind it, in the order they are printed
 */
public record BenchResult(String name, BigDecimal ratio, Map<String, Object> figures) {

    public BenchResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The same with more figures behind the others. */
    public BenchResult with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(figures);
        all.putAll(more);
        return new BenchResult(name, ratio, all);
    }

    /** One line of JSON: name, ratio, then the figures. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("ratio", ratio);
        all.putAll(figures);
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures are numbers, text and maps of them", e);
        }
    }
}
