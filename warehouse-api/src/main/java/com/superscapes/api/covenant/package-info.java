/** What a lender demands, as versions that controllers draft and approve. */
@NullMarked
package com.superscapes.api.covenant;

import org.jspecify.annotations.NullMarked;
