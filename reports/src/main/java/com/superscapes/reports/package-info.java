/** A report or grid as an immutable model, and how statements, ledger lines and grids become one; no JavaFX, no JDBC. */
@NullMarked
package com.superscapes.reports;

import org.jspecify.annotations.NullMarked;
