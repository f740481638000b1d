package com.superscapes.api.query;

import java.util.List;

/**
 * Several questions that belong together, such as a page of tiles: answered in one snapshot, in one round trip.
 *
 * @param queries 1 to 16; all as of the same batch
 */
public record MetricPage(List<MetricQuery> queries) {
}
