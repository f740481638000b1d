/** Binary COPY into the landing tables. */
@NullMarked
package com.superscapes.sync.landing;

import org.jspecify.annotations.NullMarked;
