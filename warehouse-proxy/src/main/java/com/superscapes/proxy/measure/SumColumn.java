package com.superscapes.proxy.measure;

/** One summed column: a measure of the matching accounts in the spans of a slot. */
public record SumColumn(Measure measure, AccountCondition accounts, int slot) {
}
