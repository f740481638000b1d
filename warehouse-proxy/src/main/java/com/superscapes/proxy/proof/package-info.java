/** What stands behind an answer: batch, tie-outs, source files. */
@NullMarked
package com.superscapes.proxy.proof;

import org.jspecify.annotations.NullMarked;
