package com.superscapes.proxy.export;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.query.Filter;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.drill.Drill;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.http.StreamedAnswer;
import com.superscapes.proxy.limit.RequestLimits;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.Reports;
import com.superscapes.reports.ReportContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reports and lines whole, as files that leave while they are read. */
public final class FileRoutes {

    // A client may take its time between two pieces.
    private static final String PATIENCE = "select set_config('idle_in_transaction_session_timeout', '60s', true)";

    private final ReadLane lane;
    private final Reports reports;
    private final Drill drill;
    private final RequestLimits limits;
    private final Clock clock;

    /** @param lane never reads twice: a file that has begun can't begin again */
    public FileRoutes(ReadLane lane, Reports reports, Drill drill, RequestLimits limits, Clock clock) {
        this.lane = lane;
        this.reports = reports;
        this.drill = drill;
        this.limits = limits;
        this.clock = clock;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/reports/{code}/export", "report-export", this::report).sensitive(),
                Route.post("/v1/drill/lines/export", "drill-lines-export", this::lines).sensitive());
    }

    private StreamedAnswer report(Exchange exchange) {
        String code = exchange.path("code");
        ReportRequest request = exchange.body(ReportRequest.class);
        about(exchange, code, request);
        Report report = reports.check(code, request, exchange.caller());
        return file(exchange, code, request.asOfBatch(), (snapshot, file) -> reports.export(snapshot, report, request,
                new ReportFile(file, context(exchange))));
    }

    private StreamedAnswer lines(Exchange exchange) {
        DrillRequest request = exchange.body(DrillRequest.class);
        about(exchange, Objects.requireNonNullElse(request.statement(), "ledger"), request);
        drill.check(request, exchange.caller());
        return file(exchange, "ledger-lines", request.asOfBatch(), (snapshot, file) -> {
            LinesFile lines = new LinesFile(file, filters(request), context(exchange));
            drill.export(snapshot, request, lines);
            lines.end();
        });
    }

    private static void about(Exchange exchange, String object, Object request) {
        exchange.about(object, Map.of("request", request, "format", String.valueOf(exchange.parameter("format"))));
    }

    private StreamedAnswer file(Exchange exchange, String name, @Nullable Long batch,
            BiConsumer<Snapshot, FileWriter> write) {
        FileFormat format = FileFormat.of(exchange.parameter("format"));
        boolean proof = proof(exchange.parameter("proof"));
        return new StreamedAnswer(format.contentType(), name + "." + format.extension(),
                out -> limits.exporting(exchange.caller().login(),
                        () -> lane.read(exchange.caller(), batch, snapshot -> {
                            snapshot.handle().createQuery(PATIENCE).map((row, context) -> true).one();
                            try (FileWriter file = new FileWriter(format, proof, out)) {
                                write.accept(snapshot, file);
                                exchange.answered(file.records(), snapshot.batch());
                                return file;
                            }
                        })));
    }

    private ReportContext context(Exchange exchange) {
        return new ReportContext(exchange.caller().displayName() + " (" + exchange.caller().role().id() + ")",
                clock.instant(), ZoneOffset.UTC, exchange.requestId());
    }

    private static boolean proof(@Nullable String said) {
        if (said != null && !said.equals("true") && !said.equals("false")) {
            throw ApiException.badRequest("proof", "The proof must be true or false.");
        }
        return !"false".equals(said);
    }

    /** What is asked for, for people. */
    private static Map<String, String> filters(DrillRequest request) {
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "Statement", request.statement());
        put(filters, "Row", request.row());
        put(filters, "Column", request.column());
        put(filters, "Period", request.periodKey());
        put(filters, "Year to date", request.yearToDate());
        if (request.period() != null) {
            put(filters, "Periods", request.period().from() + " to " + request.period().to());
        }
        for (Filter filter : request.filters()) {
            put(filters, filter.dimension(), String.join(", ", filter.members()));
        }
        return filters;
    }

    private static void put(Map<String, String> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.put(name, value.toString());
        }
    }
}
