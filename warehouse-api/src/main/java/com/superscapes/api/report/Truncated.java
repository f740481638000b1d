package com.superscapes.api.report;

/**
 * An answer that a cap has cut.
 *
 * @param shown rows in the answer
 * @param of    rows there are
 */
public record Truncated(long shown, long of) {
}
