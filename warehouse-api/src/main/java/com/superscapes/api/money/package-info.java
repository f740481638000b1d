/** Amounts that know their currency. */
@NullMarked
package com.superscapes.api.money;

import org.jspecify.annotations.NullMarked;
