package com.superscapes.sync.source;

import java.util.List;

/**
 * A source system as the run sees it. Files, ODBC tables and web APIs all look like this: slices that can be read
 * again from a watermark, as streams that are never held in memory.
 */
public interface Connector {

    /** Names the source and what can be known of it before reading rows. */
    SourceDescription describe();

    /** The slices, in the order they must be loaded: members before the rows that point to them. */
    List<Slice> slices();

    /**
     * Reads a slice.
     *
     * @param after rows up to here are already merged and are not delivered again
     * @throws UnreadableSource if the slice cannot be opened at all
     */
    RowStream read(Slice slice, Watermark after) throws UnreadableSource;
}
