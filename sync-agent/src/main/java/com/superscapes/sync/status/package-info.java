/** What the warehouse knows of its loads, for people and programs. */
@NullMarked
package com.superscapes.sync.status;

import org.jspecify.annotations.NullMarked;
