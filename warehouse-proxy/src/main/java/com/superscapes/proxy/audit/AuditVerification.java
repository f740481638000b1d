package com.superscapes.proxy.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Verifies every chain against its own hashes, its head and the anchors, in one snapshot. */
public final class AuditVerification {

    private AuditVerification() {
    }

    private record Run(long first, long last, String previousHash, String hash) {
    }

    private record Head(long seq, String hash) {
    }

    /**
     * One report a chain, by task.
     *
     * @param owner   a login that may read the log
     * @param anchors hash by number by task; empty without an anchor file, and then a cut or replaced end stays unseen
     */
    public static List<ChainReport> run(DataSource owner, Map<String, Map<Long, String>> anchors) {
        return Jdbi.create(owner).inTransaction(TransactionIsolationLevel.REPEATABLE_READ,
                handle -> verify(handle, anchors));
    }

    static List<ChainReport> verify(Handle handle, Map<String, Map<Long, String>> anchors) {
        Map<String, Head> heads = new HashMap<>();
        handle.createQuery("select task, seq, hash from audit.chain_head").map((row, context) -> heads
                .put(row.getString(1), new Head(row.getLong(2), HexFormat.of().formatHex(row.getBytes(3))))).list();
        TreeSet<String> tasks = new TreeSet<>(heads.keySet());
        tasks.addAll(anchors.keySet());
        tasks.addAll(handle.createQuery("select distinct task from audit.event").mapTo(String.class).list());
        List<ChainReport> reports = new ArrayList<>();
        for (String task : tasks) {
            Head head = heads.getOrDefault(task, new Head(0, ChainRecord.genesis(task)));
            Chain chain = new Chain(task, anchors.getOrDefault(task, Map.of()));
            feed(handle, task, chain);
            reports.add(chain.end(head.seq(), head.hash()));
        }
        return reports;
    }

    private static void feed(Handle handle, String task, Chain chain) {
        List<Run> runs = new ArrayList<>(handle
                .createQuery("select first_seq, last_seq, previous_hash, last_hash from audit.archived_run"
                        + " where task = :task order by first_seq")
                .bind("task", task)
                .map((row, context) -> new Run(row.getLong(1), row.getLong(2),
                        HexFormat.of().formatHex(row.getBytes(3)), HexFormat.of().formatHex(row.getBytes(4))))
                .list());
        try (ResultIterator<ChainRecord> records = handle
                .createQuery(ChainRows.SELECT + "audit.event where task = :task order by seq, at").bind("task", task)
                .setFetchSize(ChainRows.FETCH).map((row, context) -> ChainRows.record(row)).iterator()) {
            while (records.hasNext()) {
                ChainRecord record = records.next();
                while (!runs.isEmpty() && runs.getFirst().first() < record.seq()) {
                    skip(chain, runs.removeFirst());
                }
                chain.add(record);
            }
        }
        runs.forEach(run -> skip(chain, run));
    }

    private static void skip(Chain chain, Run run) {
        chain.skip(run.first(), run.last(), run.previousHash(), run.hash());
    }
}
