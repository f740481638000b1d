/** The typed metric query: the one way to a number. */
@NullMarked
package com.superscapes.api.query;

import org.jspecify.annotations.NullMarked;
