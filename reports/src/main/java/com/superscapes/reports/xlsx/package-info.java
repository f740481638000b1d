/** Reports as Excel workbooks with live formulas. */
@NullMarked
package com.superscapes.reports.xlsx;

import org.jspecify.annotations.NullMarked;
