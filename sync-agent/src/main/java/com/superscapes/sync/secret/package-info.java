/** Where passwords come from, and how they stay out of everything else. */
@NullMarked
package com.superscapes.sync.secret;

import org.jspecify.annotations.NullMarked;
