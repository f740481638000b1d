/** Colour tokens, light and dark, zoom. */
@NullMarked
package com.superscapes.desktop.theme;

import org.jspecify.annotations.NullMarked;
