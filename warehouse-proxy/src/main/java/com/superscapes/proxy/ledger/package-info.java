/** What a caller's filters can choose from. */
@NullMarked
package com.superscapes.proxy.ledger;

import org.jspecify.annotations.NullMarked;
