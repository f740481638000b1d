package com.superscapes.sync.source;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connector whose source deletes rows without saying so: it can list the keys that are still there. */
public interface SweepsKeys extends Connector {

    /**
     * The natural keys of a slice as the source has them now.
     *
     * @throws UnreadableSource if the slice cannot be opened at all
     */
    KeyStream keys(Slice slice) throws UnreadableSource;

    /** The fiscal years that the source's ledger has now; a year that it had before was archived, not deleted. Empty where nobody tells. */
    default Set<Integer> ledgerYears() {
        return Set.of();
    }

    /** The tables that the ledger is in; records of other tables may stay longer than their year's entries. */
    default Set<String> ledgerTables() {
        return Set.of();
    }

    /** Keys, one at a time. */
    interface KeyStream extends AutoCloseable {

        /**
         * The next key's source id, or null at the end.
         *
         * @throws UnreadableSource if reading cannot go on: nothing may be taken as deleted then
         */
        @Nullable
        String next() throws UnreadableSource;

        @Override
        void close();
    }
}
