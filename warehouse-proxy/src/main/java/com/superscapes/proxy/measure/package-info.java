/** Sums over the rollups: the one kernel under metric queries, statements and drill. */
@NullMarked
package com.superscapes.proxy.measure;

import org.jspecify.annotations.NullMarked;
