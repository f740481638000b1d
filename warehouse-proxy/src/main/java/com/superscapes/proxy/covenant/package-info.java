/** Covenants as data: their versions, who drafted and who approved them. */
@NullMarked
package com.superscapes.proxy.covenant;

import org.jspecify.annotations.NullMarked;
