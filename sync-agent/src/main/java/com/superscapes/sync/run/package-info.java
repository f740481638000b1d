/** A run: lease, batch, slices, merge, checks and publish. */
@NullMarked
package com.superscapes.sync.run;

import org.jspecify.annotations.NullMarked;
