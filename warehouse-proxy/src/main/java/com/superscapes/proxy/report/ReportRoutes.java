package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.cache.Figures;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;

/** The report catalogue and its reports. */
public final class ReportRoutes {

    private final ReadLane lane;
    private final AnswerCache answers;
    private final Reports reports;

    public ReportRoutes(ReadLane lane, AnswerCache answers, Reports reports) {
        this.lane = lane;
        this.answers = answers;
        this.reports = reports;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/reports", "reports", this::list).onDashboards(),
                Route.post("/v1/reports/{code}", "report", this::report).onDashboards());
    }

    private Object list(Exchange exchange) {
        Caller caller = exchange.caller();
        // Who may run none needs no look at the warehouse, where the role could read nothing.
        if (!reports.anyFor(caller)) {
            return List.of();
        }
        return answers.answer(exchange, "reports", "", () -> lane.read(caller, null, snapshot -> {
            List<ReportInfo> list = reports.list(snapshot);
            return new Figures(list, list.size(), snapshot.batch());
        }));
    }

    private Object report(Exchange exchange) {
        String code = exchange.path("code");
        ReportRequest request = exchange.body(ReportRequest.class);
        if (reports.onPay(code)) {
            exchange.sensitive();
        }
        exchange.about(code, Map.of("request", request));
        Caller caller = exchange.caller();
        Report report = reports.check(code, request, caller);
        if (report.spec().mayBeKept()) {
            return answers.answer(exchange, "report " + code, request, () -> read(caller, report, request));
        }
        Figures figures = read(caller, report, request);
        exchange.answered(figures.rows(), figures.batch());
        return figures.body();
    }

    private Figures read(Caller caller, Report report, ReportRequest request) {
        ReportResult result = lane.read(caller, request.asOfBatch(),
                snapshot -> reports.answer(snapshot, report, request));
        return new Figures(result, result.trueCount(), result.proof().batch().batch());
    }
}
