package com.superscapes.proxy.audit;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to the hash-chained record. A record that can't be written is an exception, and the answer stays here. */
public final class AuditLog implements AutoCloseable {

    /** The outcome of a record made before a sensitive act; the record of its outcome follows. */
    public static final String INTENT = "intent";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int AT_ONCE = 200;

    private final AuditStore store;
    private final @Nullable AuditSpool spool;
    private final Clock clock;
    private final Object bringing = new Object();

    /** @param task the server process whose chain it is */
    public AuditLog(DataSource writing, String task, Clock clock) {
        this(writing, task, clock, null, seq -> {
        });
    }

    /**
     * @param spool    where records wait while the store is away; null for nowhere
     * @param appended told the newest record's number, after each group that was written together
     */
    public AuditLog(DataSource writing, String task, Clock clock, @Nullable AuditSpool spool, LongConsumer appended) {
        this.store = new AuditStore(writing, task, appended);
        this.spool = spool;
        this.clock = clock;
    }

    /** In the chain when this returns, behind everything that waited. */
    public void append(AuditRecord entry) {
        bringIn();
        store.append(StampedRecord.of(entry, clock.instant()));
    }

    /** In the chain or, while the store is away and for as long as the spool allows, on this machine's disk. */
    public void appendOrSpool(AuditRecord entry) {
        StampedRecord record = StampedRecord.of(entry, clock.instant());
        if (spool == null) {
            store.append(record);
        } else if (spool.isEmpty()) {
            try {
                store.append(record);
            } catch (RuntimeException away) {
                spool(spool, record, away);
            }
        } else {
            // What waits is older, so this waits behind it.
            spool.add(record);
        }
    }

    private static void spool(AuditSpool spool, StampedRecord record, RuntimeException away) {
        try {
            spool.add(record);
            LOG.warn("The audit log can't be reached; records wait in the spool");
        } catch (RuntimeException full) {
            full.addSuppressed(away);
            throw full;
        }
    }

    /** The same, now and then; what keeps it away is asked again. */
    public void tryBringIn() {
        try {
            bringIn();
        } catch (RuntimeException away) {
            LOG.debug("The audit log is still away", away);
        }
    }

    /** What waits stays on the disk, for the next server that opens the spool. */
    @Override
    public void close() {
        tryBringIn();
        if (spool != null) {
            spool.close();
        }
    }

    /** Brings what waits into the chain, in its order, each record once. @throws RuntimeException when the store is still away */
    public void bringIn() {
        if (spool == null || spool.isEmpty()) {
            return;
        }
        synchronized (bringing) {
            int brought = 0;
            for (List<StampedRecord> next = spool.oldest(AT_ONCE); !next.isEmpty(); next = spool.oldest(AT_ONCE)) {
                store.appendOnce(next);
                spool.taken(next.size());
                brought += next.size();
            }
            if (brought > 0) {
                LOG.info("{} records that waited in the spool are in the audit log", brought);
            }
        }
    }
}
