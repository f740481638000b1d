/** Reports as CSV that no spreadsheet runs as formulas. */
@NullMarked
package com.superscapes.reports.csv;

import org.jspecify.annotations.NullMarked;
