/** A real warehouse for tests, cloned from a migrated template, and a network before it that fails. */
@NullMarked
package com.superscapes.ddl.testing;

import org.jspecify.annotations.NullMarked;
