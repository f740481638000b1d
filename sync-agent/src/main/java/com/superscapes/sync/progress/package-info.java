/** How a run tells what it is doing. */
@NullMarked
package com.superscapes.sync.progress;

import org.jspecify.annotations.NullMarked;
