/** Places, the way between them, and deep links. */
@NullMarked
package com.superscapes.desktop.nav;

import org.jspecify.annotations.NullMarked;
