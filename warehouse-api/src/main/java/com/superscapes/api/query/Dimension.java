package com.superscapes.api.query;

import java.util.List;

/**
 * What figures can be grouped and filtered by. Answer of {@code GET /v1/dimensions}.
 *
 * @param definition in words
 * @param source     rollup, or facts where the rollups don't have it
 * @param above      ids of the coarser levels of its hierarchy, nearest first
 * @param synonyms   other words people use for it
 */
public record Dimension(String id, String name, String definition, String source, List<String> above,
        List<String> synonyms) {
}
