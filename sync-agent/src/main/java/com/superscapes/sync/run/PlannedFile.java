package com.superscapes.sync.run;

import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A file or table to load: how it is read, and hashes that say whether it was loaded before.
 *
 * @param byteCount its size, or 0 when that is not known beforehand (a pipe, a table)
 * @param location  its path, or the table
 * @param mark      from which a table is read on, or null to read all of it
 */
record PlannedFile(Connector connector, String sourceSystem, Slice slice, byte[] contentHash, byte[] mappingHash,
        long byteCount, String location, @Nullable String mark) {

    /** True for a table, whose rows are read in no order that a later run could resume in. */
    boolean inTable() {
        return slice.origin() instanceof Origin.InTable;
    }

    String name() {
        return slice.name();
    }

    String content() {
        return slice.content();
    }
}
