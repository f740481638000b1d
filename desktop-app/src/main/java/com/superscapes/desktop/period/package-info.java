/** Fiscal periods: how far the close of each is, and closing one. */
@NullMarked
package com.superscapes.desktop.period;

import org.jspecify.annotations.NullMarked;
