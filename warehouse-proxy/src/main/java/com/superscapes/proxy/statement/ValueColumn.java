package com.superscapes.proxy.statement;

import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Span;

/**
 * A column of amounts: a measure over a span.
 *
 * @param id       actual, prior-year, opening, ...
 * @param scenario first line of the head
 * @param period   second line of the head
 */
public record ValueColumn(String id, String scenario, String period, Measure measure, Span span) {
}
