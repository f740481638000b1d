/** A question through the engine against the same sums over the facts. */
@NullMarked
package com.superscapes.bench.query;

import org.jspecify.annotations.NullMarked;
