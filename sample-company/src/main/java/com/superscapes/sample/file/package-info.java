/** The export files, written as a stream. */
@NullMarked
package com.superscapes.sample.file;

import org.jspecify.annotations.NullMarked;
