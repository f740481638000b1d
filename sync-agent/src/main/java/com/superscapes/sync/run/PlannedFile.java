package com.superscapes.sync.run;

import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.Slice;

/**
 * A file to load: how it is read, and hashes that say whether it was loaded before.
 *
 * @param byteCount its size, or 0 when that is not known beforehand (a pipe)
 */
record PlannedFile(Connector connector, String sourceSystem, Slice slice, byte[] contentHash, byte[] mappingHash,
        long byteCount) {

    String name() {
        return slice.name();
    }

    String content() {
        return slice.content();
    }
}
