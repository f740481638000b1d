package com.superscapes.proxy.backup;

import org.jspecify.annotations.Nullable;

/**
 * A quality check's result.
 *
 * @param difference decimal, debit positive; null unless broken
 */
public record TieOutState(String check, int company, String state, @Nullable String difference) {
}
