/** The superscapes command: demo, import, bench. The only module that sees all others. */
@NullMarked
package com.superscapes.allinone;

import org.jspecify.annotations.NullMarked;
