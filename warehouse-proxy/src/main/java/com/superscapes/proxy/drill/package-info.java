/** From a cell to its accounts, lines and entry. */
@NullMarked
package com.superscapes.proxy.drill;

import org.jspecify.annotations.NullMarked;
