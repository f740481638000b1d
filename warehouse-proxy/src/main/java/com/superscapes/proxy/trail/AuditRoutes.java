package com.superscapes.proxy.trail;

import com.superscapes.api.audit.AuditEntry;
import com.superscapes.api.audit.AuditPage;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Role;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit log, newest first, for auditors only. Reading it is an act of its own in it. */
public final class AuditRoutes {

    private static final int PAGE = 200;
    private static final List<String> FILTERS = List.of("from", "to", "actor", "code", "outcome", "task", "cursor");

    private final ReadLane lane;

    public AuditRoutes(ReadLane lane) {
        this.lane = lane;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/audit", "audit", this::page));
    }

    private AuditPage page(Exchange exchange) {
        Map<String, String> asked = new TreeMap<>();
        for (String name : FILTERS) {
            String value = exchange.parameter(name);
            if (value != null && !value.isEmpty()) {
                asked.put(name, value);
            }
        }
        exchange.about(null, asked);
        if (exchange.caller().role() != Role.AUDITOR) {
            throw ApiException.notPermitted("the audit log");
        }
        AuditCursor after = AuditCursor.parse(asked.get("cursor"));
        Instant from = instant(asked, "from");
        Instant to = instant(asked, "to");
        List<AuditEntry> entries = lane.read(exchange.caller(), null,
                snapshot -> AuditReader.read(snapshot, asked, from, to, after, PAGE + 1));
        List<AuditEntry> shown = entries.subList(0, Math.min(PAGE, entries.size()));
        exchange.answered(shown.size(), 0);
        return new AuditPage(shown, entries.size() > PAGE ? AuditCursor.after(shown.getLast()).text() : null);
    }

    private static @Nullable Instant instant(Map<String, String> asked, String name) {
        String text = asked.get(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw ApiException.badRequest(name, "Give " + name + " as an instant such as 2026-11-27T06:00:00Z.");
        }
    }
}
