/** Charts and sparklines on screen, drawn from the same data as on paper. */
@NullMarked
package com.superscapes.desktop.chart;

import org.jspecify.annotations.NullMarked;
