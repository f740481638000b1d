/** Backups of the whole warehouse that prove what they hold, and the way back. */
@NullMarked
package com.superscapes.proxy.backup;

import org.jspecify.annotations.NullMarked;
