/** How much one user may ask for at once. */
@NullMarked
package com.superscapes.proxy.limit;

import org.jspecify.annotations.NullMarked;
