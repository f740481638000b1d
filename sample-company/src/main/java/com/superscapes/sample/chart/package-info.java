/** Who is in the books: accounts, branches, divisions. */
@NullMarked
package com.superscapes.sample.chart;

import org.jspecify.annotations.NullMarked;
