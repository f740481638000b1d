/** Deletions that were held back, and what people decide about them. */
@NullMarked
package com.superscapes.sync.deletion;

import org.jspecify.annotations.NullMarked;
