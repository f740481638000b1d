/** The launcher scripts: the search for a JDK and the first start. */
@NullMarked
package com.superscapes.allinone.launcher;

import org.jspecify.annotations.NullMarked;
