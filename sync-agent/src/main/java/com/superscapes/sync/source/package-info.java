/** What every source looks like to the run: a connector, its slices and their rows. */
@NullMarked
package com.superscapes.sync.source;

import org.jspecify.annotations.NullMarked;
