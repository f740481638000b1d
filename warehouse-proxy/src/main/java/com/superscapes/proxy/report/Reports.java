package com.superscapes.proxy.report;

import com.superscapes.api.proof.Proof;
import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.api.report.Truncated;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.proof.ProofReader;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists the catalogue and answers its reports, each whole in one snapshot. */
public final class Reports {

    private static final int MOST_ROWS = 10_000;

    private final ReportCatalogue catalogue;
    private final ProofReader proofs;
    private final Clock clock;

    public Reports(ReportCatalogue catalogue, ProofReader proofs, Clock clock) {
        this.catalogue = catalogue;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** What the caller may run, with the choices and defaults that the snapshot holds. */
    public List<ReportInfo> list(Snapshot snapshot) {
        Members members = members(snapshot);
        return catalogue.visibleTo(snapshot.caller()).stream().map(Report::spec).map(spec -> info(spec, members))
                .toList();
    }

    /** True when the caller may run any. */
    public boolean anyFor(Caller caller) {
        return !catalogue.visibleTo(caller).isEmpty();
    }

    /** True for a report on what people are paid or how they work; false when there is no such report. */
    public boolean onPay(String code) {
        return catalogue.all().anyMatch(report -> report.spec().code().equals(code) && report.spec().onPay());
    }

    private Members members(Snapshot snapshot) {
        return new Members(snapshot, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static ReportInfo info(ReportSpec spec, Members members) {
        return new ReportInfo(spec.code(), spec.group().code(), spec.group().title(), spec.title(), spec.definition(),
                spec.clock(), spec.parameters().stream().map(parameter -> parameter.describe(members)).toList(),
                spec.listed(), spec.entityWide(), spec.roles().stream().map(Role::id).sorted().toList());
    }

    /** The report that a request is for, checked against the caller's role and by the names of its parameters. */
    public Report check(String code, ReportRequest request, Caller caller) {
        Report report = catalogue.require(code, caller);
        for (String given : request.given().keySet()) {
            if (report.spec().parameters().stream().noneMatch(parameter -> parameter.code().equals(given))) {
                throw ApiException.unknownField(given,
                        "The report " + report.spec().title() + " has no parameter " + given + ".");
            }
        }
        Integer limit = request.limit();
        if (limit != null && (limit < 1 || limit > MOST_ROWS)) {
            throw ApiException.badRequest("limit", "The limit must be from 1 to " + MOST_ROWS + ".");
        }
        return report;
    }

    /** Reads the answer to a request that was checked. */
    public ReportResult answer(Snapshot snapshot, Report report, ReportRequest request) {
        ReportSpec spec = report.spec();
        ReportRun run = new ReportRun(snapshot, spec, members(snapshot), request.given(), catalogue, null);
        ReportTable table = report.run(run);
        int limit = request.limit() == null ? MOST_ROWS : request.limit();
        List<String> notes = new ArrayList<>(table.notes());
        List<ResultRow> rows = table.rows(limit);
        long shown = rows.stream().filter(row -> row.kind() == ResultRow.Kind.DETAIL).count();
        Truncated truncated = shown < table.trueCount() ? new Truncated(shown, table.trueCount()) : null;
        if (truncated != null) {
            notes.addFirst(String.format(Locale.US,
                    "The first %,d of %,d rows are shown; a CSV or Excel file has all. The totals are over all.", shown,
                    table.trueCount()));
        }
        Proof proof = proofs.read(snapshot, run.covered(), spec.definition(), run.inWords(), null, table.records());
        return new ReportResult(spec.code(), spec.title(), run.texts(), run.entity(), table.period(), run.currency(),
                table.decimals(), table.header(), rows, table.totals(), notes, table.trueCount(), truncated,
                table.chart(), proof);
    }

    /** Hands over the whole answer to a request that was checked, row by row; lines of any number are not kept. */
    public void export(Snapshot snapshot, Report report, ReportRequest request, ReportSink sink) {
        ReportSpec spec = report.spec();
        ReportExport export = new ReportExport(sink, (run, records) -> proofs.read(snapshot, run.covered(),
                spec.definition(), run.inWords(), null, records));
        export.write(report,
                new ReportRun(snapshot, spec, members(snapshot), request.given(), catalogue, export));
    }
}
