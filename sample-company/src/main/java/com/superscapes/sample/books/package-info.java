/** Double entry: an entry that must balance, running balances, period totals. */
@NullMarked
package com.superscapes.sample.books;

import org.jspecify.annotations.NullMarked;
