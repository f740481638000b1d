/** A real warehouse for tests, cloned from a migrated template. */
@NullMarked
package com.superscapes.ddl.testing;

import org.jspecify.annotations.NullMarked;
