/** Somebody's own ledger export into a fresh warehouse, and the reports of it. */
@NullMarked
package com.superscapes.allinone.load;

import org.jspecify.annotations.NullMarked;
