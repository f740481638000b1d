package com.superscapes.api.query;

/** {@code column} is a metric or dimension id of the query. */
public record Sort(String column, boolean descending) {
}
