/** A night's changes. */
@NullMarked
package com.superscapes.bench.increment;

import org.jspecify.annotations.NullMarked;
