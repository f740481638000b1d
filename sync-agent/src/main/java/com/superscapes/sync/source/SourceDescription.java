package com.superscapes.sync.source;

import java.util.List;

/**
 * What a source is.
 *
 * @param sourceSystem first part of the natural key of every fact
 * @param version      a text that changes whenever the source's rows would be understood differently: the mapping's
 *                     content, or the reader's own version
 * @param notes        decisions the connector took for the user, one sentence each
 */
public record SourceDescription(String sourceSystem, String version, List<String> notes) {

    public SourceDescription {
        notes = List.copyOf(notes);
    }
}
