package com.superscapes.proxy.check;

import com.superscapes.proxy.audit.Anchors;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Whether a record could be written now, and the chain goes on from where the anchors say. */
final class AuditQuestion implements DatabaseQuestion {

    private static final String ABOUT = "audit";
    // A chain of its own, so that the running server's is not held up; rolled back.
    private static final String TRY = "select audit.append('check', clock_timestamp(), 'check', null, null, '', '', 'check',"
            + " null, '{}', 'ok', null, null, 0)";

    private final String task;
    private final @Nullable Anchors anchors;

    AuditQuestion(String task, @Nullable Anchors anchors) {
        this.task = task;
        this.anchors = anchors;
    }

    @Override
    public void ask(Handle database, Findings findings) {
        long head = database.createQuery("select seq from audit.head(:task)").bind("task", task).mapTo(Long.class)
                .findOne().orElse(0L);
        anchored(head, findings);
        try {
            database.createQuery(TRY).mapTo(Long.class).one();
            findings.ok(ABOUT, "The audit log can be written; the chain " + task + " has " + head + " records.");
        } catch (JdbiException refused) {
            findings.error(ABOUT, "The audit log can't be written, and without a record there is no answer: "
                    + DatabaseCheck.reason(refused));
        }
    }

    private void anchored(long head, Findings findings) {
        if (anchors == null) {
            return;
        }
        try {
            Map<Long, String> known = anchors.read().getOrDefault(task, Map.of());
            long newest = known.isEmpty() ? 0 : Collections.max(known.keySet());
            if (newest > head) {
                findings.error(ABOUT, "The chain " + task + " was cut off: the anchor file has seen record " + newest
                        + ", the database ends at " + head + ". Run: warehouse-proxy audit verify");
            } else {
                findings.ok("audit.anchor-file", "The anchor file has seen record " + newest + " of " + task + ".");
            }
        } catch (IOException wrong) {
            findings.error("audit.anchor-file", String.valueOf(wrong.getMessage()));
        }
    }
}
