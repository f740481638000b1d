/** The benches behind the superscapes command. */
@NullMarked
package com.superscapes.allinone.bench;

import org.jspecify.annotations.NullMarked;
