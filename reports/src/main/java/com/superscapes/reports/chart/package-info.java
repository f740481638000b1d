/** Charts as data, drawn on paper here and on screen by the client. */
@NullMarked
package com.superscapes.reports.chart;

import org.jspecify.annotations.NullMarked;
