package com.superscapes.proxy.command;

import com.superscapes.proxy.audit.AuditLog;
import com.superscapes.proxy.audit.AuditRecord;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Records what is done at the command line, before it is done and after. */
final class CommandRecord {

    private final AuditLog log;
    private final String code;
    private final @Nullable String about;
    private final Map<String, ?> details;
    private final String request;

    /** @param owner a login that may write the log */
    CommandRecord(DataSource owner, String code, @Nullable String about, Map<String, ?> details, Clock clock) {
        this.log = new AuditLog(owner, "command-line", clock);
        this.code = code;
        this.about = about;
        this.details = details;
        this.request = Long.toHexString(ProcessHandle.current().pid()) + "-" + clock.millis();
    }

    /** Work that may fail. */
    interface Work {
        void run() throws Exception;
    }

    /** Does it between two records. */
    void around(Work work) throws Exception {
        outcome(AuditLog.INTENT);
        String outcome = "failed";
        try {
            work.run();
            outcome = "ok";
        } finally {
            outcome(outcome);
        }
    }

    /** One record. */
    void outcome(String outcome) {
        log.append(new AuditRecord("owner at the command line: " + System.getProperty("user.name", ""), null, null,
                request, "", code, about, details, outcome, null, null, 0));
    }
}
