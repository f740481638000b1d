/** A source's first load of ledger lines: straight into tables beside the warehouse, indexed and attached afterwards. */
@NullMarked
package com.superscapes.sync.initial;

import org.jspecify.annotations.NullMarked;
