/** Answers that are kept: nothing is computed twice for one state of the data, and while the warehouse is away the last figures are shown as what they are. */
@NullMarked
package com.superscapes.proxy.cache;

import org.jspecify.annotations.NullMarked;
