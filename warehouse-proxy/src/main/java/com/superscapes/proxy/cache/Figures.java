package com.superscapes.proxy.cache;

/**
 * What a route read.
 *
 * @param body  a record of the contract
 * @param rows  in it, for the audit record
 * @param batch it was read from
 */
public record Figures(Object body, long rows, long batch) {
}
