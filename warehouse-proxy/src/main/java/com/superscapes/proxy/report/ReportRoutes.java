package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** The report catalogue and its reports. */
public final class ReportRoutes {

    private final ReadLane lane;
    private final Reports reports;

    public ReportRoutes(ReadLane lane, Reports reports) {
        this.lane = lane;
        this.reports = reports;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/reports", "reports", this::list),
                Route.post("/v1/reports/{code}", "report", this::report));
    }

    private List<ReportInfo> list(Exchange exchange) {
        // Who may run none needs no look at the warehouse, where the role could read nothing.
        return reports.anyFor(exchange.caller()) ? lane.read(exchange.caller(), null, reports::list) : List.of();
    }

    private ReportResult report(Exchange exchange) {
        String code = exchange.path("code");
        ReportRequest request = exchange.body(ReportRequest.class);
        exchange.about(code, Map.of("request", request));
        Report report = reports.check(code, request, exchange.caller());
        ReportResult result = lane.read(exchange.caller(), request.asOfBatch(),
                snapshot -> reports.answer(snapshot, report, request));
        exchange.answered(result.trueCount(), result.proof().batch().batch());
        return result;
    }
}
