package com.superscapes.proxy.measure;

import java.util.List;

/** Rows whose key column has one of these values; the columns have the same names in rollups and facts. */
public record KeyFilter(String column, List<Integer> keys) {
}
