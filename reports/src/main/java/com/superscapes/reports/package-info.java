/** A report or grid as XLSX, PDF or CSV; no JavaFX, no JDBC. */
@NullMarked
package com.superscapes.reports;

import org.jspecify.annotations.NullMarked;
