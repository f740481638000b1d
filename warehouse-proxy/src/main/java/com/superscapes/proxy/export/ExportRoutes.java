package com.superscapes.proxy.export;

import com.superscapes.api.export.ExportNotice;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records what leaves the client as a file or on paper; without the record it must not leave. */
public final class ExportRoutes {

    private static final Set<String> FORMATS = Set.of("xlsx", "csv", "pdf", "clipboard", "print");
    private static final Set<String> USER_LISTS = Set.of("users", "sessions", "waiting");

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/exports", "export", ExportRoutes::export).sensitive());
    }

    private static @Nullable Object export(Exchange exchange) {
        ExportNotice notice = exchange.body(ExportNotice.class);
        exchange.about(notice.object(), Map.of("request", notice));
        boolean ofUsers = exchange.caller().role() == Role.ADMINISTRATOR
                && USER_LISTS.contains(String.valueOf(notice.object()));
        if (!exchange.caller().role().readsLedger() && !ofUsers) {
            throw ApiException.notPermitted("anything that could be exported");
        }
        if (notice.object() == null || notice.object().isBlank()) {
            throw ApiException.badRequest("object", "Name what is exported.");
        }
        if (notice.format() == null || !FORMATS.contains(notice.format())) {
            throw ApiException.badRequest("format", "The format must be xlsx, csv, pdf, clipboard or print.");
        }
        exchange.answered(notice.rows(), notice.batch());
        return null;
    }
}
