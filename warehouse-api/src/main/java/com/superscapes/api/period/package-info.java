/** Fiscal periods and what controllers say of them. */
@NullMarked
package com.superscapes.api.period;

import org.jspecify.annotations.NullMarked;
