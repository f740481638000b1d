/** How figures read: accounting notation, the same on screen, in Excel and on paper. */
@NullMarked
package com.superscapes.reports.format;

import org.jspecify.annotations.NullMarked;
