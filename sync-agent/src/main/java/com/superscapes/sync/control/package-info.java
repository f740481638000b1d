/** The control totals of a load. */
@NullMarked
package com.superscapes.sync.control;

import org.jspecify.annotations.NullMarked;
