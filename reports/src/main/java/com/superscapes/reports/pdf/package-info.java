/** Reports on paper: A4 and Letter, fonts embedded, charts as vectors. */
@NullMarked
package com.superscapes.reports.pdf;

import org.jspecify.annotations.NullMarked;
