package com.superscapes.proxy.backup;

import com.superscapes.proxy.audit.AuditVerification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The audit log as it came back: every hash computed anew, and held against the anchors up to where the backup ends. */
final class RestoredLog {

    private RestoredLog() {
    }

    static List<String> problems(DataSource owner, Manifest manifest, Map<String, Map<Long, String>> anchors) {
        Map<String, Map<Long, String>> known = new HashMap<>();
        manifest.totals().chains().forEach((task, end) -> {
            long last = Long.parseLong(end.split(" ", 2)[0]);
            Map<Long, String> upTo = new HashMap<>(anchors.getOrDefault(task, Map.of()));
            upTo.keySet().removeIf(seq -> seq > last);
            known.put(task, upTo);
        });
        List<String> problems = new ArrayList<>();
        AuditVerification.run(owner, known).forEach(report -> problems.addAll(report.problems()));
        return problems;
    }
}
