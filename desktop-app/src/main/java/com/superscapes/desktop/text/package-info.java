/** The client's words, from one resource bundle. */
@NullMarked
package com.superscapes.desktop.text;

import org.jspecify.annotations.NullMarked;
