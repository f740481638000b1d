/** A folder into which other programs put files: when a file is complete, and what becomes of it. */
@NullMarked
package com.superscapes.sync.drop;

import org.jspecify.annotations.NullMarked;
