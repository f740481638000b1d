/** A night's work: every source of the configuration in turn, and what became of each. */
@NullMarked
package com.superscapes.sync.nightly;

import org.jspecify.annotations.NullMarked;
