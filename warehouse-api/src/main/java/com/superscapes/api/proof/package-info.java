/** Where a number comes from: load, definition, tie-outs. */
@NullMarked
package com.superscapes.api.proof;

import org.jspecify.annotations.NullMarked;
