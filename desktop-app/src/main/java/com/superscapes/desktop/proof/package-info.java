/** Where a number comes from: the panel beside every screen. */
@NullMarked
package com.superscapes.desktop.proof;

import org.jspecify.annotations.NullMarked;
