/** From a cell to accounts, lines and one entry. */
@NullMarked
package com.superscapes.desktop.drill;

import org.jspecify.annotations.NullMarked;
