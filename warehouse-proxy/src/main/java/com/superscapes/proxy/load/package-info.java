/** Loads, freshness and rejected rows: the Data screen's questions. */
@NullMarked
package com.superscapes.proxy.load;

import org.jspecify.annotations.NullMarked;
