/** Character-separated files, by a mapping or by their conventional headers. */
@NullMarked
package com.superscapes.sync.csv;

import org.jspecify.annotations.NullMarked;
