package com.superscapes.api.proof;

import com.superscapes.api.period.PeriodState;

/**
 * The last fiscal period that figures take in, and how far its close is; of several companies the one that is least closed.
 *
 * @param name for people: "Oct 2026"
 */
public record ProofPeriod(String name, PeriodState state) {
}
