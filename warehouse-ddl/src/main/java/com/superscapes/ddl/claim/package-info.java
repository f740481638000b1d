/** The sealed claim: what a reader may see, signed so that SQL cannot forge it. */
@NullMarked
package com.superscapes.ddl.claim;

import org.jspecify.annotations.NullMarked;
