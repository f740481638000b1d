/** From a number to the ledger lines behind it, and to one entry whole. */
@NullMarked
package com.superscapes.api.drill;

import org.jspecify.annotations.NullMarked;
