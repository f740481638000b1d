package com.superscapes.sample.plan;

import com.superscapes.sample.chart.Division;
import org.jspecify.annotations.Nullable;

/**
 * A budgeted amount of a branch.
 *
 * @param division null for overhead
 * @param cents    debit positive, whole dollars
 */
public record BudgetLine(int account, int period, @Nullable Division division, long cents) {
}
