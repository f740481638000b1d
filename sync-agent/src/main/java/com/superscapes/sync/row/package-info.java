/** From rows of named texts, whatever format they stood in, to what the warehouse takes, by a mapping. */
@NullMarked
package com.superscapes.sync.row;

import org.jspecify.annotations.NullMarked;
