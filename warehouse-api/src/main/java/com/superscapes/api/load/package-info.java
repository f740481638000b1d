/** Loads: what came when from which source, and what could not be read. */
@NullMarked
package com.superscapes.api.load;

import org.jspecify.annotations.NullMarked;
