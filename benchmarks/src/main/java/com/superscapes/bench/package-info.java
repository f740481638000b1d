/** Repeatable measurements: load, query; plain numbers out. */
@NullMarked
package com.superscapes.bench;

import org.jspecify.annotations.NullMarked;
