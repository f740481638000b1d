package com.superscapes.sync.file;

import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Equal rows without a key are numbered over all files of their content, in the order of the files. Whoever has not read the
 * files before (because an agent that was killed, or a second one, has loaded them) counts their rows first, once a row needs
 * it: so the number of a row does not depend on who reads it (docs/decisions/0084).
 */
final class CountedFiles {

    private final Map<String, Set<Slice>> counted = new HashMap<>();

    /**
     * To be called before the first row of a slice is read.
     *
     * @param all   in the order in which one process would read them
     * @param count reads a slice through
     */
    void reading(Slice slice, List<Slice> all, Ordinals equals, Consumer<Slice> count) {
        List<Slice> earlier = new ArrayList<>(all.subList(0, all.indexOf(slice)));
        earlier.removeIf(other -> !other.content().equals(slice.content()));
        Set<Slice> soFar = counted.computeIfAbsent(slice.content(), content -> new LinkedHashSet<>());
        if (soFar.equals(Set.copyOf(earlier))) {
            soFar.add(slice);
            equals.before(() -> {
            });
            return;
        }
        equals.before(() -> {
            if (!earlier.containsAll(soFar)) {
                soFar.clear();
                equals.clear();
            }
            earlier.stream().filter(soFar::add).forEach(count);
            soFar.add(slice);
        });
    }
}
