package com.superscapes.api.query;

import java.util.List;

/**
 * The answers to {@link MetricPage}, all of the same batch.
 *
 * @param results in the order of the questions
 */
public record MetricPageResult(List<MetricResult> results) {
}
