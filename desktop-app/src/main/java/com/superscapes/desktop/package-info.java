/** JavaFX client: screens, drill-down grids, charts, printing. */
@NullMarked
package com.superscapes.desktop;

import org.jspecify.annotations.NullMarked;
