/** SAF-T Financial XML. */
@NullMarked
package com.superscapes.sync.saft;

import org.jspecify.annotations.NullMarked;
