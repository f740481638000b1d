/** The whole load against a bare COPY of the same rows. */
@NullMarked
package com.superscapes.bench.load;

import org.jspecify.annotations.NullMarked;
