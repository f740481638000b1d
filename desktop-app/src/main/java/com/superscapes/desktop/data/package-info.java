/** Data: loads, freshness, tie-outs, and the rows that could not be read with their reasons. */
@NullMarked
package com.superscapes.desktop.data;

import org.jspecify.annotations.NullMarked;
