/** Reports that are made of sums: margins, budget, flash, price and volume, concentration. */
@NullMarked
package com.superscapes.proxy.report.analysis;

import org.jspecify.annotations.NullMarked;
