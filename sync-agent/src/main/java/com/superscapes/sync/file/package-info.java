/** Files that a mapping describes, each read as rows by the reader of its kind. */
@NullMarked
package com.superscapes.sync.file;

import org.jspecify.annotations.NullMarked;
