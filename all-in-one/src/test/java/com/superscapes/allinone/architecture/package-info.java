/** Rules that the whole code base keeps, each with its reason. */
@NullMarked
package com.superscapes.allinone.architecture;

import org.jspecify.annotations.NullMarked;
