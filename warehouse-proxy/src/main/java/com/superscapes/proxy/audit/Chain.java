package com.superscapes.proxy.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks one chain as its records come, by number. What a database says of itself proves nothing, so this computes every hash anew
 * and holds the chain against the anchors, which were kept elsewhere.
 */
final class Chain {

    private static final int MOST_PROBLEMS = 100;

    private final String task;
    private final TreeMap<Long, String> anchors;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> open = new HashMap<>();
    private long lastSeq;
    private String lastHash;
    private long records;

    /** @param anchors hashes by number, as the anchor file has them */
    Chain(String task, Map<Long, String> anchors) {
        this.task = task;
        this.anchors = new TreeMap<>(anchors);
        this.lastHash = ChainRecord.genesis(task);
    }

    void add(ChainRecord record) {
        records++;
        follow(record.seq(), record.previousHash());
        if (!record.hash().equals(record.computed())) {
            problem(record.seq(), "its content was changed");
        }
        String anchored = anchors.remove(record.seq());
        if (anchored != null && !anchored.equals(record.hash())) {
            problem(record.seq(), "the anchor knows another record of this number: the history was replaced");
        }
        if (record.outcome().equals(AuditLog.INTENT)) {
            open.put(record.requestId(), record.seq() + " " + record.code());
        } else {
            open.remove(record.requestId());
        }
        lastSeq = record.seq();
        lastHash = record.hash();
    }

    /** Records that left for an archive file. */
    void skip(long firstSeq, long last, String previousHash, String hash) {
        follow(firstSeq, previousHash);
        String anchored = anchors.get(last);
        if (anchored != null && !anchored.equals(hash)) {
            problem(last, "the anchor knows another record of this number: the history was replaced");
        }
        anchors.headMap(last, true).clear();
        lastSeq = last;
        lastHash = hash;
    }

    private void follow(long seq, String previousHash) {
        if (seq != lastSeq + 1) {
            problem(seq, seq <= lastSeq
                    ? "there are two records of this number"
                    : "the records from " + (lastSeq + 1) + " to " + (seq - 1) + " before it are missing");
        }
        if (!previousHash.equals(lastHash)) {
            problem(seq, "it does not follow the record before it");
        }
    }

    /** @param headSeq what the database says is the newest record */
    ChainReport end(long headSeq, String headHash) {
        if (headSeq != lastSeq || !headHash.equals(lastHash)) {
            problem(lastSeq, "the chain does not end with record " + headSeq + ", the last one written");
        }
        if (!anchors.isEmpty()) {
            problem(lastSeq, "the anchor knows record " + anchors.lastKey() + ": the end is missing");
        }
        return new ChainReport(task, records, lastSeq, List.copyOf(problems), open.values().stream().sorted().toList());
    }

    private void problem(long seq, String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(task + " " + seq + ": " + what);
        }
    }
}
