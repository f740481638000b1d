package com.superscapes.proxy.query;

import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.api.query.Dimension;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.measure.Grain;
import com.superscapes.proxy.measure.Group;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The dimensions there are, in words, read from {@code dimensions.json}; one that is missing there fails the start. */
public final class DimensionCatalogue {

    private final List<Dimension> dimensions;

    private DimensionCatalogue(List<Dimension> dimensions) {
        this.dimensions = dimensions;
    }

    /** The catalogue shipped with the server. */
    public static DimensionCatalogue load() {
        try (InputStream file = DimensionCatalogue.class.getResourceAsStream("dimensions.json")) {
            List<Dimension> described = Json.MAPPER.readValue(Objects.requireNonNull(file, "dimensions.json"),
                    new TypeReference<List<Dimension>>() {
                    });
            List<Dimension> ordered = Arrays.stream(Group.values()).filter(group -> group != Group.ACCOUNT_KEY)
                    .map(group -> of(group, described)).toList();
            return new DimensionCatalogue(ordered);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In the order in which they are offered. */
    public List<Dimension> all() {
        return dimensions;
    }

    private static Dimension of(Group group, List<Dimension> described) {
        Dimension words = described.stream().filter(dimension -> dimension.id().equals(group.id())).findFirst()
                .orElseThrow(() -> new IllegalStateException("dimensions.json lacks " + group.id()));
        return new Dimension(words.id(), words.name(), words.definition(),
                group.grain() == Grain.JOB ? "facts" : "rollup", words.above(), words.synonyms());
    }
}
