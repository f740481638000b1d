/** Nightly extract-transform-load into the warehouse. */
@NullMarked
package com.superscapes.sync;

import org.jspecify.annotations.NullMarked;
