/** Many clients at once against the server and against PostGraphile, each a process of its own. */
@NullMarked
package com.superscapes.bench.serve;

import org.jspecify.annotations.NullMarked;
