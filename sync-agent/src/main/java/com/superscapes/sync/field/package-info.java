/** One field's text turned into an amount, a date or a period, or into a sentence that says why not. */
@NullMarked
package com.superscapes.sync.field;

import org.jspecify.annotations.NullMarked;
