package com.superscapes.proxy.query;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.OneCurrency;
import com.superscapes.proxy.measure.PeriodBasis;
import com.superscapes.proxy.measure.SumQuery;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.period.Covered;
import com.superscapes.proxy.proof.ProofReader;
import com.superscapes.proxy.session.Caller;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers typed metric queries: plan, sums, totals, and the proof, all in one snapshot. */
public final class MetricQueries {

    private static final int MOST_ROWS = 10_000;

    private final MetricCatalogue catalogue;
    private final ProofReader proofs;

    public MetricQueries(MetricCatalogue catalogue, ProofReader proofs) {
        this.catalogue = catalogue;
        this.proofs = proofs;
    }

    /** Checks the question against the catalogue and the caller's role before anything is read. */
    public QueryPlan plan(MetricQuery query, Caller caller) {
        return QueryPlan.of(query, catalogue, caller);
    }

    /** Reads the answers of pages, each of several questions, with as few statements as possible. */
    public List<List<MetricResult>> answers(Snapshot snapshot, List<List<QueryPlan>> pages) {
        List<Asked> asked = pages.stream().flatMap(List::stream).map(plan -> asked(snapshot, plan)).toList();
        Iterator<List<SumRow>> sums = SumQuery
                .all(snapshot, asked.stream().flatMap(each -> Stream.of(each.rows(), each.total())).toList())
                .iterator();
        Iterator<MetricResult> results = asked.stream()
                .map(each -> answer(snapshot, each, sums.next(), sums.next())).toList().iterator();
        return pages.stream().map(page -> page.stream().map(plan -> results.next()).toList()).toList();
    }

    /** A question with its sums: those of its rows, and those of its total where the rows don't add up to it. */
    private record Asked(QueryPlan plan, Filters filters, SpanPlan spans, SumQuery rows, SumQuery total) {
    }

    private static Asked asked(Snapshot snapshot, QueryPlan plan) {
        Filters filters = FilterResolver.resolve(snapshot, plan.query().filters())
                .withAdjustments(PeriodBasis.of(snapshot, plan.query().basis()).adjustments());
        SpanPlan spans = SpanPlan.of(snapshot, plan, filters);
        return new Asked(plan, filters, spans,
                new SumQuery(plan.groups(), plan.columns(), spans.grouped(), filters),
                new SumQuery(List.of(), plan.columns(), addsUp(plan, spans) ? List.of() : spans.total(), filters));
    }

    private static boolean addsUp(QueryPlan plan, SpanPlan spans) {
        return plan.addsUp() && !spans.total().isEmpty();
    }

    private MetricResult answer(Snapshot snapshot, Asked asked, List<SumRow> rows, List<SumRow> totalled) {
        QueryPlan plan = asked.plan();
        boolean byCurrency = plan.groups().contains(Group.CURRENCY);
        List<SumRow> total = addsUp(plan, asked.spans()) ? Totals.of(rows) : totalled;
        String currency = byCurrency && total.size() > 1 ? null : OneCurrency.of(total);
        List<List<@Nullable Object>> cells = RowOrder.sorted(plan, rows.stream().map(plan::cells).toList());
        int limit = Math.min(MOST_ROWS, plan.query().limit() == null ? MOST_ROWS : plan.query().limit());
        long lines = total.stream().mapToLong(SumRow::lineCount).sum();
        Map<String, String> described = asked.filters().describe();
        described.put("period", plan.query().period().from() + " to " + plan.query().period().to());
        return new MetricResult(plan.header(asked.spans().total()), cells.subList(0, Math.min(limit, cells.size())),
                totals(plan, total, byCurrency), currency, cells.size(),
                proofs.read(snapshot, Covered.to(plan.query().period().to(), plan.query().filters()),
                        plan.definition(), described, null, lines));
    }

    // Over several currencies there is no total: nothing here converts.
    private static List<@Nullable Object> totals(QueryPlan plan, List<SumRow> total, boolean byCurrency) {
        List<@Nullable Object> cells = new ArrayList<>();
        plan.groups().forEach(group -> cells.add(null));
        if (byCurrency && total.size() > 1) {
            plan.header().stream().skip(plan.groups().size()).forEach((Column column) -> cells.add(null));
        } else {
            cells.addAll(plan.figures(total.isEmpty() ? null : total.getFirst()));
        }
        return cells;
    }
}
