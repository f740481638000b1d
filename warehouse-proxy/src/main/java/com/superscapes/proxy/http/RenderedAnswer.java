package com.superscapes.proxy.http;

import java.time.Instant;

/**
 * An answer with figures, as it leaves.
 *
 * @param json  the body
 * @param asOf  when it was read, UTC
 * @param stale true when the warehouse can't be reached, so that nobody knows whether there are newer figures
 */
public record RenderedAnswer(byte[] json, Instant asOf, boolean stale) {
}
