package com.superscapes.sync.source;

import java.util.List;

/** A connector that can tell what a load would take without reading it. */
public interface Inspectable extends Connector {

    /** What answers at the other end, for people. */
    String product();

    /**
     * Rows that a read of the slice would deliver.
     *
     * @throws UnreadableSource if the slice cannot be read
     */
    long count(Slice slice, Watermark after) throws UnreadableSource;

    /** What the source's owner should change, one sentence each; empty when all is well or it cannot be told. */
    List<String> warnings();
}
