/** What every bench needs: a warehouse and an export of its own that leave nothing behind, medians, a child process. */
@NullMarked
package com.superscapes.bench.setup;

import org.jspecify.annotations.NullMarked;
