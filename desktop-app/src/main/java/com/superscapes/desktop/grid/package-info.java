/** The one grid component: every table of the client. */
@NullMarked
package com.superscapes.desktop.grid;

import org.jspecify.annotations.NullMarked;
