package com.superscapes.api.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed question to the warehouse. Tiles, charts, grids and statements all ask this way, so that a number cannot differ
 * between two places.
 *
 * @param metrics      ids of the catalogue ({@code GET /v1/metrics}), at least one
 * @param dimensions   ids to group by: period, fiscal-year, company, region, branch, division, account, account-type,
 *                     scenario, currency, job, customer, service-line; empty for one total row
 * @param period       the periods read; stock metrics are as of its end
 * @param comparatives adds a column {@code metric.prior-year} and so on for each
 * @param limit        rows at most; null for the server's cap, which is announced when it cuts
 * @param asOfBatch    read as of this earlier published batch; null for the current one
 * @param basis        how the periods are read; null for whole periods
 */
public record MetricQuery(List<String> metrics, List<String> dimensions, PeriodRange period,
        List<Comparative> comparatives, List<Filter> filters, List<Sort> order, @Nullable Integer limit,
        @Nullable Long asOfBatch, @Nullable Basis basis) {

    /** Asks for whole periods. */
    public MetricQuery(List<String> metrics, List<String> dimensions, PeriodRange period,
            List<Comparative> comparatives, List<Filter> filters, List<Sort> order, @Nullable Integer limit,
            @Nullable Long asOfBatch) {
        this(metrics, dimensions, period, comparatives, filters, order, limit, asOfBatch, null);
    }
}
