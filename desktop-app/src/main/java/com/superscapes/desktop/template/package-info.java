/** Versions of the statements' rows: read by everybody, drafted by one controller and approved by another. */
@NullMarked
package com.superscapes.desktop.template;

import org.jspecify.annotations.NullMarked;
