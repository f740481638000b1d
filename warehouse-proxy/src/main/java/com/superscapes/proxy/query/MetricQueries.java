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
import java.util.List;
import java.util.Map;
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

    /** Reads the answer. */
    public MetricResult answer(Snapshot snapshot, QueryPlan plan) {
        Filters filters = FilterResolver.resolve(snapshot, plan.query().filters())
                .withAdjustments(PeriodBasis.of(snapshot, plan.query().basis()).adjustments());
        SpanPlan spans = SpanPlan.of(snapshot, plan, filters);
        List<SumRow> rows = new SumQuery(plan.groups(), plan.columns(), spans.grouped(), filters).run(snapshot);
        boolean byCurrency = plan.groups().contains(Group.CURRENCY);
        List<SumRow> total = plan.addsUp() && !spans.total().isEmpty()
                ? Totals.of(rows)
                : new SumQuery(List.of(), plan.columns(), spans.total(), filters).run(snapshot);
        String currency = byCurrency && total.size() > 1 ? null : OneCurrency.of(total);
        List<List<@Nullable Object>> cells = RowOrder.sorted(plan, rows.stream().map(plan::cells).toList());
        int limit = Math.min(MOST_ROWS, plan.query().limit() == null ? MOST_ROWS : plan.query().limit());
        long lines = total.stream().mapToLong(SumRow::lineCount).sum();
        Map<String, String> described = filters.describe();
        described.put("period", plan.query().period().from() + " to " + plan.query().period().to());
        return new MetricResult(plan.header(spans.total()), cells.subList(0, Math.min(limit, cells.size())),
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
